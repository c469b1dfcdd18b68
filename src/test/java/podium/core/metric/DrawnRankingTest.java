package podium.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Tests figures of samples in which images count several times, against lists in which they occur several times. */
class DrawnRankingTest {
    private static final int TRIALS = 200;

    /** The naive twin: every image as often as it was drawn, ranked anew. */
    private static double repeated(double[] scores, byte[] targets, int[] times) {
        List<Integer> images = new ArrayList<>();
        for (int image = 0; image < times.length; image++) {
            for (int i = 0; i < times[image]; i++) {
                images.add(image);
            }
        }
        double[] drawn = images.stream().mapToDouble(image -> scores[image]).toArray();
        byte[] there = new byte[drawn.length];
        for (int i = 0; i < there.length; i++) {
            there[i] = targets[images.get(i)];
        }
        return RankingFigures.of(drawn, there).averagePrecision();
    }

    @Test
    void averagePrecisionOfASampleIsThatOfTheRepeatedImagesWithTiesAndDifficultOnes() {
        SplittableRandom random = new SplittableRandom(25);
        for (int trial = 0; trial < TRIALS; trial++) {
            int images = 1 + random.nextInt(20);
            double[] scores = new double[images];
            byte[] targets = new byte[images];
            int[] times = new int[images];
            for (int image = 0; image < images; image++) {
                scores[image] = random.nextInt(6) / 5.0;
                targets[image] = (byte) (random.nextInt(3) - 1);
                times[image] = random.nextInt(4);
            }
            double drawn = DrawnRanking.of(scores, targets).averagePrecision(times);
            double twin = repeated(scores, targets, times);
            if (Double.isNaN(twin)) {
                assertThat(drawn).as("trial " + trial).isNaN();
            } else {
                assertThat(drawn).as("trial " + trial).isCloseTo(twin, within(1e-12));
            }
        }
    }

    @Test
    void everyImageOnceGivesTheAveragePrecisionItself() {
        double[] scores = {0.9, 0.8, 0.8, 0.1};
        byte[] targets = {1, 0, 1, 1};
        assertThat(DrawnRanking.of(scores, targets).averagePrecision(new int[] {1, 1, 1, 1}))
                .isEqualTo(RankingFigures.of(scores, targets).averagePrecision());
    }

    /** Both ways to give figures see the same samples, so a mean has the same interval in both. */
    @Test
    void figuresOfDrawsUseTheSamplesOfFiguresOfSums() {
        SplittableRandom random = new SplittableRandom(3);
        double[] values = random.doubles(37).toArray();
        double[][] rows =
                Arrays.stream(values).mapToObj(value -> new double[] {value, 1}).toArray(double[][]::new);
        ToDoubleFunction<int[]> mean = times -> {
            double sum = 0;
            for (int image = 0; image < values.length; image++) {
                sum += times[image] * values[image];
            }
            return sum / values.length;
        };
        Bootstrap bootstrap = Bootstrap.STANDARD.withResamples(300);
        double[] ofSums = bootstrap
                .figures(Collections.singletonList(rows), Bootstrap.MEAN)
                .get(0);
        double[] ofDraws = bootstrap.figuresOfDraws(37, List.of(mean, mean)).get(1);
        assertThat(ofDraws).hasSize(300);
        for (int sample = 0; sample < ofSums.length; sample++) {
            assertThat(ofDraws[sample]).isCloseTo(ofSums[sample], within(1e-12));
        }
    }

    @Test
    void aSingleImageHasNoInterval() {
        double[] figures =
                Bootstrap.STANDARD.figuresOfDraws(1, List.of(times -> 0.5)).get(0);
        assertThat(Bootstrap.STANDARD.interval(figures).known()).isFalse();
    }
}

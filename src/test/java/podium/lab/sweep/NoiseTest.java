package podium.lab.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import podium.Thorough;
import podium.core.metric.Bootstrap;
import podium.core.metric.Interval;

/** Tests what is said about seeds, axes, and the choice among trials, on figures whose truth is known. */
class NoiseTest {
    private static Map<Map<String, String>, List<Double>> figures(double[][]... grid) {
        Map<Map<String, String>, List<Double>> figures = new LinkedHashMap<>();
        for (int x = 0; x < grid.length; x++) {
            for (int y = 0; y < grid[x].length; y++) {
                figures.put(
                        Map.of("x", "x" + x, "y", "y" + y),
                        Arrays.stream(grid[x][y]).boxed().toList());
            }
        }
        return figures;
    }

    private static SearchSpace space(int x, int y) {
        Map<String, AxisValues> axes = new LinkedHashMap<>();
        axes.put(
                "x",
                new ListedValues(IntStream.range(0, x).mapToObj(i -> "x" + i).toList()));
        axes.put(
                "y",
                new ListedValues(IntStream.range(0, y).mapToObj(i -> "y" + i).toList()));
        return new SearchSpace(axes, List.of(1L, 2L));
    }

    /** Two configurations with the variances 0.02 and 0.08, by hand. */
    @Test
    void theDeviationIsPooled() {
        Noise noise = Noise.of(figures(new double[][] {{0.5, 0.7}, {0.2, 0.6}}), false)
                .orElseThrow();
        assertThat(noise.deviation()).isCloseTo(Math.sqrt(0.05), within(1e-12));
        assertThat(noise.best().values()).containsEntry("y", "y0");
        assertThat(noise.difference()).isCloseTo(0.2, within(1e-12));
        // Student's t with 2 degrees of freedom: 4.302653
        Interval interval = noise.interval();
        assertThat(interval.high() - 0.2).isCloseTo(4.302653 * Math.sqrt(0.05), within(1e-6));
        assertThat(0.2 - interval.low()).isCloseTo(4.302653 * Math.sqrt(0.05), within(1e-6));
        assertThat(Noise.of(figures(new double[][] {{0.5}, {0.2}}), false)).isEmpty();
        assertThat(Noise.of(figures(new double[][] {{0.5, 0.7}}), false)).isEmpty();
        assertThat(Noise.of(figures(new double[][] {{0.5, 0.7}, {0.2, 0.6}}), true)
                        .orElseThrow()
                        .best()
                        .values())
                .containsEntry("y", "y1");
    }

    /** x moves the figure by 3, y by 1: the variance is (9 + 1) / 4, of which x has 9 / 10. */
    @Test
    void sharesAreThoseOfAnAnalysisOfVariance() {
        List<AxisShare> shares =
                AxisShare.of(space(2, 2), figures(new double[][] {{0, 0}, {1, 1}}, new double[][] {{3, 3}, {4, 4}}));
        assertThat(shares).extracting(AxisShare::axis).containsExactly("x", "y");
        assertThat(shares.get(0).share()).isCloseTo(0.9, within(1e-12));
        assertThat(shares.get(1).share()).isCloseTo(0.1, within(1e-12));
        assertThat(shares.get(0).byChance()).isCloseTo(1.0 / 3, within(1e-12));
        // The seeds do not differ, so the interval over seeds has no width.
        assertThat(shares.get(0).interval())
                .isEqualTo(new Interval(shares.get(0).share(), shares.get(0).share()));
    }

    @Test
    void anAxisWithoutAnEffectHasTheShareByChanceOnAverage() {
        Random random = new Random(5);
        int rounds = Thorough.count(300, 3000);
        double sum = 0;
        double byChance = 0;
        for (int round = 0; round < rounds; round++) {
            double[][][] grid = new double[4][3][1];
            for (double[][] row : grid) {
                for (double[] cell : row) {
                    cell[0] = random.nextGaussian();
                }
            }
            AxisShare share = AxisShare.of(space(4, 3), figures(grid)).stream()
                    .filter(one -> one.axis().equals("x"))
                    .findFirst()
                    .orElseThrow();
            sum += share.share();
            byChance = share.byChance();
            assertThat(share.interval().known()).isFalse();
        }
        assertThat(sum / rounds).isCloseTo(byChance, within(0.04));
    }

    @Test
    void aRangeIsDividedIntoQuarters() {
        Map<Map<String, String>, List<Double>> figures = new LinkedHashMap<>();
        for (int i = 0; i < 8; i++) {
            figures.put(Map.of("rate", "1.0E-" + (i + 1)), List.of(i / 2 == 1 ? 1.0 : 0.0));
        }
        List<AxisShare> shares =
                AxisShare.of(new SearchSpace(Map.of("rate", new DrawnValues(1e-9, 1, true)), List.of()), figures);
        assertThat(shares).hasSize(1);
        assertThat(shares.get(0).values()).isEqualTo(4);
        assertThat(shares.get(0).share()).isCloseTo(1, within(1e-12)); // two trials of one quarter are the good ones
    }

    /**
     * Trials of equal true quality: each image is right with the same probability, the trials partly agree. The best figure
     * is too good; the corrected one has the true mean, and its interval contains the truth as often as it says.
     */
    @Test
    void theCorrectedFigureIsUnbiasedWhereAllTrialsAreEqual() {
        int simulations = Thorough.count(120, 1500);
        int images = 120;
        int count = 12;
        double truth = 0.7;
        Random random = new Random(11);
        Bootstrap bootstrap = Bootstrap.STANDARD.withResamples(200);
        double best = 0;
        double corrected = 0;
        double squares = 0;
        int covered = 0;
        for (int simulation = 0; simulation < simulations; simulation++) {
            boolean[] hard = new boolean[images];
            for (int image = 0; image < images; image++) {
                hard[image] = random.nextDouble() < 0.3;
            }
            Optimism optimism = Optimism.of(
                    images,
                    IntStream.range(0, count)
                            .mapToObj(trial -> accuracy(hard, random))
                            .toList(),
                    false,
                    bootstrap);
            best += optimism.best();
            corrected += optimism.corrected();
            squares += optimism.corrected() * optimism.corrected();
            covered += optimism.interval().low() <= truth
                            && truth <= optimism.interval().high()
                    ? 1
                    : 0;
        }
        double mean = corrected / simulations;
        double error = Math.sqrt((squares / simulations - mean * mean) / simulations);
        assertThat(mean).isCloseTo(truth, within(3 * error));
        assertThat(best / simulations).isGreaterThan(truth + 6 * error);
        assertThat((double) covered / simulations).isGreaterThan(0.9);
    }

    /** The accuracy of a trial that is right in 0.85 of the easy images and in 0.35 of the hard ones: 0.7 of all. */
    private static ToDoubleFunction<int[]> accuracy(boolean[] hard, Random random) {
        boolean[] right = new boolean[hard.length];
        for (int image = 0; image < hard.length; image++) {
            right[image] = random.nextDouble() < (hard[image] ? 0.35 : 0.85);
        }
        return times -> {
            double sum = 0;
            double all = 0;
            for (int image = 0; image < times.length; image++) {
                sum += right[image] ? times[image] : 0;
                all += times[image];
            }
            return sum / all;
        };
    }

    /** Where one trial is truly better, the correction leaves its figure. */
    @Test
    void aClearWinnerKeepsItsFigure() {
        List<ToDoubleFunction<int[]>> trials = List.of(times -> 0.9, times -> 0.5, times -> 0.4);
        Optimism optimism = Optimism.of(50, trials, false, Bootstrap.STANDARD.withResamples(100));
        assertThat(optimism.best()).isEqualTo(0.9);
        assertThat(optimism.corrected()).isCloseTo(0.9, within(1e-9));
        Optimism loss = Optimism.of(50, trials, true, Bootstrap.STANDARD.withResamples(100));
        assertThat(loss.best()).isEqualTo(0.4);
        assertThat(loss.corrected()).isCloseTo(0.4, within(1e-9));
    }
}

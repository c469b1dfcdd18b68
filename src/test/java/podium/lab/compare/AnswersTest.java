package podium.lab.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import podium.core.mask.LabelMap;
import podium.core.metric.SegmentationCounts;
import podium.judge.competition.Labelling;
import podium.player.figures.DecisionRule;
import podium.player.figures.FigureKind;
import podium.player.figures.Figures;
import podium.player.figures.HighestScore;
import podium.player.figures.Metric;
import podium.player.figures.SegmentationFigures;
import podium.player.figures.ThresholdRule;
import podium.player.prediction.ClassScores;

/** Tests the metrics of samples against the metrics of images that are repeated in a list. */
class AnswersTest {
    private static final int IMAGES = 30;
    private static final int CLASSES = 4;
    private static final int TRIALS = 40;

    private final SplittableRandom random = new SplittableRandom(2009);

    private static List<String> ids() {
        return IntStream.range(0, IMAGES).mapToObj(image -> "i" + (100 + image)).toList();
    }

    private int[] times() {
        return IntStream.range(0, IMAGES).map(image -> random.nextInt(4)).toArray();
    }

    private static int[] once() {
        int[] once = new int[IMAGES];
        Arrays.fill(once, 1);
        return once;
    }

    private static List<Integer> repeated(int[] times) {
        List<Integer> images = new ArrayList<>();
        for (int image = 0; image < times.length; image++) {
            for (int i = 0; i < times[image]; i++) {
                images.add(image);
            }
        }
        return images;
    }

    private float[][] scores() {
        float[][] scores = new float[IMAGES][CLASSES];
        for (float[] row : scores) {
            for (int label = 0; label < CLASSES; label++) {
                row[label] = (1 + random.nextInt(20)) / 21f;
            }
        }
        return scores;
    }

    private byte[][] targets(Labelling labelling) {
        byte[][] targets = new byte[IMAGES][CLASSES];
        for (byte[] row : targets) {
            for (int label = 0; label < CLASSES && labelling == Labelling.MULTIPLE; label++) {
                row[label] = (byte) (random.nextInt(4) == 0 ? -1 : random.nextInt(2));
            }
            if (labelling == Labelling.SINGLE) {
                row[random.nextInt(CLASSES)] = 1;
            }
        }
        return targets;
    }

    private void requireTwins(Labelling labelling, DecisionRule rule) {
        FigureKind kind = labelling == Labelling.SINGLE ? FigureKind.SINGLE_LABEL : FigureKind.MULTILABEL;
        for (int trial = 0; trial < TRIALS; trial++) {
            float[][] scores = scores();
            byte[][] targets = targets(labelling);
            ClassAnswers answers = new ClassAnswers(
                    new ClassScores(List.of("a", "b", "c", "d"), ids(), scores), labelling, rule, targets);
            for (int[] times : List.of(once(), times())) {
                List<Integer> drawn = repeated(times);
                Figures twin = rule.figures(
                        drawn.stream().map(image -> scores[image]).toArray(float[][]::new),
                        drawn.stream().map(image -> targets[image]).toArray(byte[][]::new));
                for (Metric metric : Answers.metrics(kind)) {
                    assertThat(answers.figure(metric, times))
                            .as(metric + " of trial " + trial)
                            .isCloseTo(twin.figure(metric), within(1e-9));
                }
            }
        }
    }

    @Test
    void metricsOfASampleWithSeveralClassesAnImageAreThoseOfTheRepeatedImages() {
        requireTwins(Labelling.MULTIPLE, new ThresholdRule(0.5, true));
    }

    @Test
    void metricsOfASampleWithOneClassAnImageAreThoseOfTheRepeatedImages() {
        requireTwins(Labelling.SINGLE, new HighestScore());
    }

    private LabelMap map(int width, int height, boolean truth) {
        byte[] labels = new byte[width * height];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (truth && random.nextInt(9) == 0 ? LabelMap.VOID : random.nextInt(CLASSES + 1));
        }
        return LabelMap.of(width, height, labels);
    }

    @Test
    void metricsOfASampleOfLabelMapsAreThoseOfTheRepeatedImages() {
        List<LabelMap> truths = new ArrayList<>();
        List<LabelMap> maps = new ArrayList<>();
        List<SegmentationCounts> counts = new ArrayList<>();
        for (int image = 0; image < IMAGES; image++) {
            truths.add(map(5, 4, true));
            maps.add(map(5, 4, false));
            counts.add(new SegmentationCounts(CLASSES + 1));
            counts.get(image).add(truths.get(image), maps.get(image));
        }
        PixelAnswers answers = new PixelAnswers(List.of("background", "a", "b", "c", "d"), ids(), counts);
        for (int trial = 0; trial < TRIALS; trial++) {
            int[] times = trial == 0 ? once() : times();
            SegmentationCounts twin = new SegmentationCounts(CLASSES + 1);
            repeated(times).forEach(image -> twin.add(truths.get(image), maps.get(image)));
            for (Metric metric : Answers.metrics(FigureKind.SEGMENTATION)) {
                assertThat(answers.figure(metric, times))
                        .as(metric + " of trial " + trial)
                        .isCloseTo(SegmentationFigures.of(twin).figure(metric), within(1e-9));
            }
        }
    }
}

package podium.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import podium.Thorough;
import podium.core.mask.PixelRuns;

class MultilabelCountsTest {
    private static final double EXACT = 1e-12;

    /** Three images of three classes; each figure is computed by hand. */
    @Test
    void figuresEqualThoseComputedByHand() {
        MultilabelCounts counts = new MultilabelCounts(3);
        counts.add(Labels.runs(true, false, true), Labels.runs(true, false, false));
        counts.add(Labels.runs(false, true, false), Labels.runs(false, true, false));
        counts.add(Labels.runs(true, false, false), Labels.runs(false, true, true));
        assertThat(counts.classes()).isEqualTo(3);
        assertThat(counts.truePositives(0)).isEqualTo(1);
        assertThat(counts.falseNegatives(0)).isZero();
        assertThat(counts.falseNegatives(2)).isEqualTo(1);
        assertThat(counts.precision(0)).isEqualTo(0.5);
        assertThat(counts.recall(0)).isEqualTo(1);
        assertThat(counts.f1(0)).isEqualTo(2.0 / 3);
        assertThat(counts.recall(1)).isEqualTo(0.5);
        assertThat(counts.f1(2)).isZero();
        assertThat(counts.microF1()).isEqualTo(4.0 / 8);
        assertThat(counts.macroF1()).isCloseTo((2.0 / 3 + 2.0 / 3 + 0) / 3, within(EXACT));
        assertThat(counts.samplesF1()).isCloseTo((2.0 / 3 + 1 + 0) / 3, within(EXACT));
        assertThat(counts.hammingLoss()).isEqualTo(4.0 / 9);
        assertThat(counts.binaryAccuracy()).isCloseTo(5.0 / 9, within(EXACT));
        assertThat(counts.subsetAccuracy()).isEqualTo(1.0 / 3);
    }

    @Test
    void twoEmptySetsScoreOneForTheImageAndZeroForTheClass() {
        MultilabelCounts counts = new MultilabelCounts(2);
        counts.add(PixelRuns.EMPTY, PixelRuns.EMPTY);
        assertThat(counts.samplesF1()).isEqualTo(1);
        assertThat(counts.subsetAccuracy()).isEqualTo(1);
        assertThat(counts.f1(0)).isZero();
        assertThat(counts.precision(0)).isZero();
        assertThat(counts.recall(0)).isZero();
        assertThat(counts.microF1()).isZero();
        assertThat(counts.hammingLoss()).isZero();
    }

    private record Image(PixelRuns prediction, PixelRuns truth) {
        boolean predicted(int label) {
            return prediction.contains(label);
        }

        boolean there(int label) {
            return truth.contains(label);
        }
    }

    private static List<Image> draw(SplittableRandom random, int classes) {
        List<Image> images = new ArrayList<>();
        for (int image = 1 + random.nextInt(30); image > 0; image--) {
            boolean[] prediction = new boolean[classes];
            boolean[] truth = new boolean[classes];
            for (int label = 0; label < classes; label++) {
                prediction[label] = random.nextInt(5) == 0;
                truth[label] = random.nextInt(5) == 0;
            }
            images.add(new Image(Labels.runs(prediction), Labels.runs(truth)));
        }
        return images;
    }

    private static MultilabelCounts count(List<Image> images, int classes) {
        MultilabelCounts counts = new MultilabelCounts(classes);
        images.forEach(image -> counts.add(image.prediction, image.truth));
        return counts;
    }

    @Test
    void figuresAgreeWithThoseOfTheFullMatrix() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < Thorough.count(300, 20_000); i++) {
            int classes = 1 + random.nextInt(20);
            List<Image> images = draw(random, classes);
            MultilabelCounts counts = count(images, classes);
            double macro = 0;
            long wrong = 0;
            for (int label = 0; label < classes; label++) {
                int at = label;
                long both = images.stream()
                        .filter(m -> m.predicted(at) && m.there(at))
                        .count();
                long falsePositives = images.stream()
                        .filter(m -> m.predicted(at) && !m.there(at))
                        .count();
                long falseNegatives = images.stream()
                        .filter(m -> !m.predicted(at) && m.there(at))
                        .count();
                assertThat(counts.truePositives(label)).isEqualTo(both);
                assertThat(counts.falseNegatives(label)).isEqualTo(falseNegatives);
                long all = 2 * both + falsePositives + falseNegatives;
                macro += all == 0 ? 0 : 2.0 * both / all;
                wrong += falsePositives + falseNegatives;
            }
            double samples = images.stream()
                    .mapToDouble(m -> Dice.of(m.prediction, m.truth))
                    .average()
                    .orElseThrow();
            assertThat(counts.macroF1()).isCloseTo(macro / classes, within(EXACT));
            assertThat(counts.samplesF1()).isCloseTo(samples, within(EXACT));
            assertThat(counts.hammingLoss()).isCloseTo((double) wrong / (images.size() * classes), within(EXACT));
        }
    }

    @Test
    void theOrderOfTheImagesDoesNotChangeABit() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < Thorough.count(300, 20_000); i++) {
            List<Image> images = draw(random, 20);
            double before = count(images, 20).samplesF1();
            Collections.shuffle(images, new Random(i));
            assertThat(count(images, 20).samplesF1()).isEqualTo(before);
        }
    }

    @Test
    void labelsMustBeThoseOfTheClasses() {
        MultilabelCounts counts = new MultilabelCounts(3);
        assertThatIllegalArgumentException().isThrownBy(() -> counts.add(PixelRuns.of(3, 4), PixelRuns.EMPTY));
        assertThatIllegalArgumentException().isThrownBy(() -> counts.add(PixelRuns.EMPTY, PixelRuns.of(0, 4)));
    }
}

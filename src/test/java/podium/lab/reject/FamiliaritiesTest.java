package podium.lab.reject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import podium.core.metric.Bootstrap;
import podium.core.metric.Interval;
import podium.core.metric.RocCurve;
import podium.player.network.HeadActivation;
import podium.player.prediction.Embeddings;
import podium.player.rejection.Answers;
import podium.player.rejection.LeftOutClass;
import podium.player.rejection.Rejection;
import podium.player.rejection.RejectionScore;

class FamiliaritiesTest {
    private static final int CLASSES = 4;
    private static final int SAMPLES = 2000;
    private static final long SEED = 2009;

    private static Embeddings embeddings(int images, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] features = new float[images][3];
        float[][] logits = new float[images][CLASSES];
        for (int image = 0; image < images; image++) {
            for (int i = 0; i < 3; i++) {
                features[image][i] = (float) random.nextDouble(-1, 1) + (i == image % CLASSES ? 1 : 0);
            }
            for (int label = 0; label < CLASSES; label++) {
                logits[image][label] = (float) random.nextDouble(-1, 1) + (label == image % CLASSES ? 1 : 0);
            }
        }
        return new Embeddings(
                HeadActivation.SOFTMAX,
                IntStream.range(0, images).mapToObj(image -> "i" + image).toList(),
                features,
                logits);
    }

    /** Image i has the class i modulo the number of classes; every fifth image has the next class, too. */
    private static boolean[][] present(int images) {
        boolean[][] present = new boolean[images][CLASSES];
        for (int image = 0; image < images; image++) {
            present[image][image % CLASSES] = true;
            present[image][(image + 1) % CLASSES] |= image % 5 == 0;
        }
        return present;
    }

    private static Answers answers(int images, long seed) {
        Rejection rejection = Rejection.fit(
                embeddings(40, 1), present(40), embeddings(20, 2), present(20), List.of(embeddings(20, 3)));
        return rejection.answers(embeddings(images, seed));
    }

    private static int[] drawn(SplittableRandom random, int images) {
        return IntStream.range(0, images).map(draw -> random.nextInt(images)).toArray();
    }

    private static double[] values(double[] familiarities, int[] places) {
        return IntStream.of(places).mapToDouble(place -> familiarities[place]).toArray();
    }

    private static void assertEqual(Interval found, double[] samples) {
        Interval expected = Bootstrap.STANDARD.interval(samples);
        assertThat(found.low()).isCloseTo(expected.low(), within(1e-12));
        assertThat(found.high()).isCloseTo(expected.high(), within(1e-12));
    }

    /** The naive twin draws as many images from both groups as they have, and computes the curve anew. */
    @Test
    void intervalsAreThoseOfTheCurvesOfImagesDrawnFromBothGroups() {
        Answers unknown = answers(7, 4);
        Answers known = answers(11, 5);
        List<Separation> found = Familiarities.of(unknown, known).separations();
        for (Separation separation : found) {
            double[] ofUnknown = unknown.familiarities(separation.score());
            double[] ofKnown = known.familiarities(separation.score());
            SplittableRandom random = new SplittableRandom(SEED);
            double[] areas = new double[SAMPLES];
            double[] accepted = new double[SAMPLES];
            for (int sample = 0; sample < SAMPLES; sample++) {
                RocCurve curve = RocCurve.of(values(ofUnknown, drawn(random, 7)), values(ofKnown, drawn(random, 11)));
                areas[sample] = curve.area();
                accepted[sample] = curve.falsePositives(0.95);
            }
            RocCurve whole = RocCurve.of(ofUnknown, ofKnown);
            assertThat(separation.area().value()).isCloseTo(whole.area(), within(1e-12));
            assertThat(separation.accepted().value()).isEqualTo(whole.falsePositives(0.95));
            assertEqual(separation.area().interval(), areas);
            assertEqual(separation.accepted().interval(), accepted);
        }
        assertThat(found).extracting(Separation::score).containsExactly(RejectionScore.values());
    }

    @Test
    void aGroupOfOneImageHasFiguresButNoInterval() {
        for (List<Answers> both :
                List.of(List.of(answers(1, 4), answers(11, 5)), List.of(answers(7, 4), answers(1, 5)))) {
            for (Separation separation :
                    Familiarities.of(both.get(0), both.get(1)).separations()) {
                assertThat(separation.area().value()).isBetween(0.0, 1.0);
                assertThat(separation.area().interval().known()).isFalse();
                assertThat(separation.accepted().interval().known()).isFalse();
            }
        }
    }

    /**
     * The classes are left out of the same images, so a sample draws these once for all classes: the naive twin takes
     * the mean over the classes whose groups were both drawn.
     */
    @Test
    void theMeanOverLeftOutClassesHasTheIntervalOfImagesThatAreDrawnOnce() {
        int images = 24;
        Answers answers = answers(images, 6);
        List<LeftOutClass> classes = LeftOutClass.all(present(images));
        assertThat(classes).hasSize(CLASSES);
        List<Separation> found = Familiarities.means(
                classes.stream().map(out -> Familiarities.of(answers, out)).toList());
        for (Separation separation : found) {
            SplittableRandom random = new SplittableRandom(SEED);
            double[] areas = new double[SAMPLES];
            for (int sample = 0; sample < SAMPLES; sample++) {
                int[] drawn = drawn(random, images);
                List<Double> ofClasses = new ArrayList<>();
                for (LeftOutClass out : classes) {
                    double[] all = out.familiarities(answers, separation.score());
                    double[] unknown = among(all, drawn, out.unknown());
                    double[] known = among(all, drawn, out.known());
                    if (unknown.length > 0 && known.length > 0) {
                        ofClasses.add(RocCurve.of(unknown, known).area());
                    }
                }
                areas[sample] = ofClasses.stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElse(Double.NaN);
            }
            assertEqual(separation.area().interval(), areas);
        }
    }

    private static double[] among(double[] all, int[] drawn, List<Integer> group) {
        return Arrays.stream(drawn)
                .filter(group::contains)
                .mapToDouble(image -> all[image])
                .toArray();
    }
}

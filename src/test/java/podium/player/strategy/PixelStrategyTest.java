package podium.player.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.core.Progress;
import podium.core.UsageException;
import podium.core.mask.LabelMap;
import podium.core.mask.LogitMap;

class PixelStrategyTest {
    private static final int LABELS = 4;
    private static final int STRIDE = 4;

    /** Random label maps made of blocks, and logits that favour the true labels. */
    private static final class Drawn implements LabelledLogits {
        private final List<LogitMap> logits = new ArrayList<>();
        private final List<LabelMap> truths = new ArrayList<>();
        private final List<ImageClasses> classes = new ArrayList<>();

        Drawn(SplittableRandom random, int images) {
            for (int image = 0; image < images; image++) {
                int columns = random.nextInt(2, 6);
                int rows = random.nextInt(2, 6);
                int width = columns * STRIDE - random.nextInt(STRIDE);
                int height = rows * STRIDE - random.nextInt(STRIDE);
                int[] cells = IntStream.generate(() -> random.nextInt(3) == 0 ? random.nextInt(LABELS) : 0)
                        .limit((long) rows * columns)
                        .toArray();
                byte[] truth = new byte[width * height];
                for (int i = 0; i < truth.length; i++) {
                    int cell = cells[i / width / STRIDE * columns + i % width / STRIDE];
                    truth[i] = (byte) (random.nextInt(20) == 0 ? LabelMap.VOID : cell);
                }
                float[] values = new float[LABELS * rows * columns];
                for (int i = 0; i < values.length; i++) {
                    boolean right = cells[i % cells.length] == i / cells.length;
                    values[i] = (float) (random.nextDouble() * 4 + (right ? 1.5 : 0) + (i < cells.length ? 1 : 0));
                }
                truths.add(LabelMap.of(width, height, truth));
                logits.add(LogitMap.of(LABELS, rows, columns, STRIDE, values));
                double[] probabilities = new double[LABELS - 1];
                boolean[] predicted = new boolean[LABELS - 1];
                long[] pixels = truths.get(image).histogram();
                for (int label = 1; label < LABELS; label++) {
                    probabilities[label - 1] = 0.6 * random.nextDouble() + (pixels[label] > 0 ? 0.4 : 0);
                    predicted[label - 1] = probabilities[label - 1] > 0.5;
                }
                classes.add(new ImageClasses(probabilities, predicted));
            }
        }

        @Override
        public int images() {
            return logits.size();
        }

        @Override
        public LogitMap logits(int image) {
            return logits.get(image);
        }

        @Override
        public LabelMap truth(int image) {
            return truths.get(image);
        }

        LabelMap decide(PixelRule rule, int image) {
            LabelMap truth = truths.get(image);
            return rule.decide(logits.get(image), truth.width(), truth.height(), classes.get(image));
        }

        /** Computes Dice pixel by pixel, following the definition. */
        double dice(PixelRule rule, int image, boolean ignoreVoid) {
            LabelMap truth = truths.get(image);
            LabelMap map = decide(rule, image);
            long both = 0;
            long all = 0;
            for (int y = 0; y < truth.height(); y++) {
                for (int x = 0; x < truth.width(); x++) {
                    int wanted = truth.at(x, y);
                    int label = map.at(x, y);
                    if (wanted == LabelMap.VOID && ignoreVoid) {
                        continue;
                    }
                    wanted = wanted == LabelMap.VOID ? 0 : wanted;
                    both += label != 0 && label == wanted ? 1 : 0;
                    all += (label != 0 ? 1 : 0) + (wanted != 0 ? 1 : 0);
                }
            }
            return all == 0 ? 1 : 2.0 * both / all;
        }

        double mean(PixelRule rule, boolean ignoreVoid) {
            return IntStream.range(0, images())
                    .mapToDouble(image -> dice(rule, image, ignoreVoid))
                    .average()
                    .orElseThrow();
        }

        PixelSearch search(boolean ignoreVoid) {
            List<LabelledPixels> pixels = new ArrayList<>();
            for (int image = 0; image < images(); image++) {
                pixels.add(LabelledPixels.of(logits.get(image), truths.get(image), 1, ignoreVoid));
            }
            return new PixelSearch(LabelledPixels.of(pixels), classes);
        }
    }

    private static final PixelRule ARGMAX = PixelRule.argmax(LABELS);

    private static PixelRule biased(PixelRule rule, int label, double bias) {
        List<Double> biases = new ArrayList<>(rule.biases());
        biases.set(label, bias);
        return rule.withBiases(biases);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theSearchedValueIsTheImagesMeanDice(boolean ignoreVoid) {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 20; round++) {
            Drawn drawn = new Drawn(random, 4);
            PixelRule rule = new PixelRule(
                    random.nextDouble(), 3 * random.nextDouble(), List.of(random.nextDouble(), 0.0, -0.5, 0.3), 0);
            assertThat(drawn.search(ignoreVoid).value(rule)).isCloseTo(drawn.mean(rule, ignoreVoid), within(1e-12));
        }
    }

    /** Compares with a pixel-wise evaluation of all 401 biases. */
    @Test
    void theBackgroundBiasIsTheBestOfAll() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 5; round++) {
            Drawn drawn = new Drawn(random, 3);
            double best = IntStream.rangeClosed(-200, 200)
                    .mapToDouble(step -> drawn.mean(biased(ARGMAX, 0, step / 20.0), false))
                    .max()
                    .orElseThrow();
            PixelRule found = drawn.search(false).backgroundBiased(ARGMAX);
            assertThat(drawn.mean(found, false)).isCloseTo(best, within(2e-6));
            assertThat(found.biases().subList(1, LABELS)).containsOnly(0.0);
        }
    }

    /** Coordinate ascent ends where no single label's bias can gain. */
    @Test
    void noSingleBiasCanGainAfterCoordinateAscent() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 3; round++) {
            Drawn drawn = new Drawn(random, 3);
            PixelRule found = drawn.search(true).biased(ARGMAX);
            double value = drawn.mean(found, true);
            assertThat(value)
                    .isGreaterThanOrEqualTo(drawn.mean(drawn.search(true).backgroundBiased(ARGMAX), true) - 2e-6);
            for (int label = 0; label < LABELS; label++) {
                for (int step = -200; step <= 200; step += 5) {
                    assertThat(drawn.mean(biased(found, label, step / 20.0), true))
                            .isLessThan(value + 1e-5);
                }
            }
        }
    }

    @Test
    void aGateGivesPixelsOfUnlikelyClassesToTheNextLabel() {
        Drawn drawn = new Drawn(new SplittableRandom(4), 12);
        PixelRule rule = ARGMAX.withGate(0.45);
        int closed = 0;
        for (int image = 0; image < drawn.images(); image++) {
            long[] before = drawn.decide(ARGMAX, image).histogram();
            long[] after = drawn.decide(rule, image).histogram();
            for (int label = 1; label < LABELS; label++) {
                if (drawn.classes.get(image).probability(label) < 0.45) {
                    assertThat(after[label]).isZero();
                    closed += before[label] > 0 ? 1 : 0;
                } else {
                    assertThat(after[label]).isGreaterThanOrEqualTo(before[label]);
                }
            }
        }
        assertThat(closed).isPositive();
        PixelSearch search = drawn.search(false);
        PixelRule found = search.gated(ARGMAX);
        assertThat(found.gate()).isPositive();
        for (double gate = 0; gate <= 1; gate += 0.1) {
            assertThat(search.value(found)).isGreaterThan(search.value(ARGMAX.withGate(gate)) - 0.02);
        }
    }

    @Test
    void aBonusGoesToPredictedClassesWithoutAPixel() {
        Drawn drawn = new Drawn(new SplittableRandom(5), 12);
        int raised = 0;
        for (int image = 0; image < drawn.images(); image++) {
            long[] before = drawn.decide(ARGMAX, image).histogram();
            long[] after = drawn.decide(ARGMAX.withBonus(20), image).histogram();
            for (int label = 1; label < LABELS; label++) {
                if (before[label] == 0 && drawn.classes.get(image).predicted(label)) {
                    raised++;
                    assertThat(after[label]).isPositive();
                }
            }
        }
        assertThat(raised).isPositive();
        PixelSearch search = drawn.search(false);
        assertThat(search.value(search.completed(ARGMAX))).isGreaterThanOrEqualTo(search.value(ARGMAX));
    }

    private static final int[] FOLDS = {0, 1, 2, 0, 1, 2, 0, 1, 2};

    private static PixelTrial trial(Drawn drawn, String choice, int threads) throws IOException {
        return new PixelCrossFitting(drawn, FOLDS, drawn.classes, false, threads, Progress.NONE)
                .trial(PixelChoice.parse(choice));
    }

    /** An image's prediction depends neither on the true labels of its own fold nor on the number of threads. */
    @Test
    void noImageIsDecidedByItsOwnFold() throws IOException {
        for (PixelChoice choice : PixelChoice.all(true)) {
            Drawn drawn = new Drawn(new SplittableRandom(6), FOLDS.length);
            PixelTrial before = trial(drawn, choice.name(), 1);
            for (int image = 0; image < FOLDS.length; image += 3) {
                LabelMap truth = drawn.truths.get(image);
                drawn.truths.set(
                        image, LabelMap.of(truth.width(), truth.height(), new byte[truth.width() * truth.height()]));
            }
            PixelTrial after = trial(drawn, choice.name(), 2);
            int changed = 0;
            for (int image = 0; image < FOLDS.length; image += 3) {
                assertThat(after.shares(image)).as("%s", choice).isEqualTo(before.shares(image));
                changed += after.trial().dice(image) == before.trial().dice(image) ? 0 : 1;
            }
            assertThat(changed).isPositive();
        }
    }

    @Test
    void theSmallestRegionHasTheBestMeanDice() throws IOException {
        for (int seed = 7; seed < 12; seed++) {
            Drawn drawn = new Drawn(new SplittableRandom(seed), FOLDS.length);
            PixelTrial trial = trial(drawn, "smallest-region", 2);
            double best = IntStream.rangeClosed(0, 400)
                    .mapToDouble(step -> drawn.mean(ARGMAX.withSmallestRegion(step / 400.0), false))
                    .max()
                    .orElseThrow();
            assertThat(drawn.mean(trial.rule(), false)).isGreaterThanOrEqualTo(best - 1e-9);
            assertThat(trial.on(drawn, drawn.classes, false, 1, Progress.NONE).mean())
                    .isCloseTo(drawn.mean(trial.rule(), false), within(1e-12));
        }
    }

    @Test
    void namesAreParsedInAnyOrderAndWrongOnesRefused() {
        assertThat(PixelChoice.parse("smallest-region+gated").name()).isEqualTo("gated+smallest-region");
        assertThat(PixelChoice.parse("argmax").steps()).isEmpty();
        assertThat(PixelChoice.all(false))
                .extracting(PixelChoice::name)
                .containsExactly(
                        "argmax",
                        "background-bias",
                        "per-class-bias",
                        "smallest-region",
                        "background-bias+smallest-region");
        assertThatThrownBy(() -> PixelChoice.parse("gatd"))
                .isInstanceOf(UsageException.class)
                .hasMessage("no segmentation strategy 'gatd'; expected argmax, or one or more of gated, completed,"
                        + " background-bias, per-class-bias, smallest-region, joined with +");
        assertThatThrownBy(() -> PixelChoice.parse("background-bias+per-class-bias"))
                .hasMessageContaining("leave background-bias out");
    }
}

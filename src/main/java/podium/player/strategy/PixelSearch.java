package podium.player.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleFunction;
import podium.core.metric.Dice;

/** The numbers of a {@link PixelRule} that are the best on some labelled pixels, by mean Dice over images. */
final class PixelSearch {
    /** Gains below this are not worth another number. */
    private static final double LEAST_GAIN = 1e-6;

    private static final double[] GATES = {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1};
    private static final double[] BONUSES = {0.5, 1, 1.5, 2, 3, 4, 5, 6, 8, 10};

    /** Biases that are tried: up to {@value} on both sides of 0. */
    private static final int FARTHEST = 10;

    /** How many lie between two whole numbers. */
    private static final int PER_UNIT = 20;

    private static final int BIASES = 2 * FARTHEST * PER_UNIT + 1;
    private static final int MOST_ROUNDS = 10;

    private final LabelledPixels pixels;
    private final List<ImageClasses> classes;

    /** Pixels of images, and what a classifier says of each. */
    PixelSearch(LabelledPixels pixels, List<ImageClasses> classes) {
        this.pixels = pixels;
        this.classes = classes;
        if (classes.size() != pixels.images()) {
            throw new IllegalArgumentException(classes.size() + " for " + pixels.images() + " images");
        }
    }

    /** Mean Dice of a rule, on these pixels, regions left as they are. */
    double value(PixelRule rule) {
        double sum = 0;
        for (int image = 0; image < pixels.images(); image++) {
            float[] offsets = rule.offsets(classes.get(image));
            long[] histogram = new long[pixels.labels()];
            PixelCounts counts = pixels.decided(image, offsets, histogram);
            if (rule.complete(offsets, histogram, classes.get(image))) {
                counts = pixels.decided(image, offsets, histogram);
            }
            sum += counts.dice();
        }
        return sum / pixels.images();
    }

    PixelRule gated(PixelRule rule) {
        return best(rule, GATES, rule::withGate);
    }

    PixelRule completed(PixelRule rule) {
        return best(rule, BONUSES, rule::withBonus);
    }

    private PixelRule best(PixelRule rule, double[] numbers, DoubleFunction<PixelRule> with) {
        PixelRule best = rule;
        double value = value(rule);
        for (double number : numbers) {
            double found = value(with.apply(number));
            if (found > value + LEAST_GAIN) {
                best = with.apply(number);
                value = found;
            }
        }
        return best;
    }

    /** One bias, background's. */
    PixelRule backgroundBiased(PixelRule rule) {
        return biased(rule, 0).rule();
    }

    /** A bias a label: one after the other, each time the best for what the others are, until none gains any more. */
    PixelRule biased(PixelRule rule) {
        Biased latest = biased(rule, 0);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double before = latest.value();
            for (int label = 1; label < pixels.labels(); label++) {
                latest = biased(latest.rule(), label);
            }
            latest = biased(latest.rule(), 0);
            if (latest.value() < before + LEAST_GAIN) {
                break;
            }
        }
        return latest.rule();
    }

    private record Biased(PixelRule rule, double value) {}

    /**
     * The best bias of one label: a pixel turns to it at one bias, so that one pass counts what every bias gives. The bonus for
     * classes without a pixel is not thought of here.
     */
    private Biased biased(PixelRule rule, int label) {
        double[] sums = new double[BIASES];
        int[] both = new int[BIASES + 1];
        int[] said = new int[BIASES + 1];
        for (int image = 0; image < pixels.images(); image++) {
            Arrays.fill(both, 0);
            Arrays.fill(said, 0);
            float[] offsets = rule.offsets(classes.get(image));
            offsets[label] -= rule.biases().get(label).floatValue();
            count(image, label, offsets, both, said);
            long there = 0;
            for (int pixel = 0; pixel < pixels.pixels(image); pixel++) {
                there += pixels.truth(image, pixel) != 0 ? 1 : 0;
            }
            long sumBoth = 0;
            long sumSaid = 0;
            for (int bias = 0; bias < BIASES; bias++) {
                sumBoth += both[bias];
                sumSaid += said[bias];
                sums[bias] += Dice.of(sumBoth, sumSaid, there);
            }
        }
        int best = nearest(rule.biases().get(label));
        for (int bias = 0; bias < BIASES; bias++) {
            if (sums[bias] > sums[best] + LEAST_GAIN * pixels.images()) {
                best = bias;
            }
        }
        List<Double> biases = new ArrayList<>(rule.biases());
        biases.set(label, bias(best));
        return new Biased(rule.withBiases(Collections.unmodifiableList(biases)), sums[best] / pixels.images());
    }

    /** What each bias adds to what lower ones give: pixels that are rightly of a class, and pixels of any class. */
    private void count(int image, int label, float[] offsets, int[] both, int[] said) {
        float[] logits = pixels.logits(image);
        int labels = pixels.labels();
        for (int pixel = 0; pixel < pixels.pixels(image); pixel++) {
            int from = pixel * labels;
            int other = pixels.largest(logits, from, offsets, label);
            int wanted = pixels.truth(image, pixel);
            both[0] += other != 0 && other == wanted ? 1 : 0;
            said[0] += other != 0 ? 1 : 0;
            float needed = logits[from + other] + offsets[other] - (logits[from + label] + offsets[label]);
            int turn = (int) Math.min(BIASES, Math.max(0, Math.floor((needed + FARTHEST) * PER_UNIT) + 1));
            both[turn] += (label != 0 && label == wanted ? 1 : 0) - (other != 0 && other == wanted ? 1 : 0);
            said[turn] += (label != 0 ? 1 : 0) - (other != 0 ? 1 : 0);
        }
    }

    private static double bias(int place) {
        return (place - FARTHEST * PER_UNIT) / (double) PER_UNIT;
    }

    private static int nearest(double bias) {
        return (int) Math.round((bias + FARTHEST) * PER_UNIT);
    }
}

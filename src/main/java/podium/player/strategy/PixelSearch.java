package podium.player.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleFunction;
import podium.core.metric.Dice;

/**
 * A search for the numbers of a {@link PixelRule} with the highest mean Dice over images, on a sample of labelled
 * pixels.
 */
final class PixelSearch {
    /** Smaller gains do not change a number. */
    private static final double LEAST_GAIN = 1e-6;

    private static final double[] GATES = {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1};
    private static final double[] BONUSES = {0.5, 1, 1.5, 2, 3, 4, 5, 6, 8, 10};

    /** The largest bias tried on both sides of 0: {@value}. */
    private static final int FARTHEST = 10;

    /** The number of biases tried per unit. */
    private static final int PER_UNIT = 20;

    private static final int BIASES = 2 * FARTHEST * PER_UNIT + 1;
    private static final int MOST_ROUNDS = 10;

    private final LabelledPixels pixels;
    private final List<ImageClasses> classes;

    /** The two largest labels of each image's pixels, for the offsets that were looked at last. */
    private final List<LargestLabels> largest = new ArrayList<>();

    /** Creates a search on sampled pixels, with the classifier's output for each image. */
    PixelSearch(LabelledPixels pixels, List<ImageClasses> classes) {
        this.pixels = pixels;
        this.classes = classes;
        if (classes.size() != pixels.images()) {
            throw new IllegalArgumentException(
                    "classifier outputs for " + classes.size() + " of " + pixels.images() + " images");
        }
    }

    /** Returns a rule's mean Dice on these pixels, without removing small regions. */
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

    /** Tunes the bias of background alone. */
    PixelRule backgroundBiased(PixelRule rule) {
        return biased(rule, 0).rule();
    }

    /**
     * Tunes one bias per label by coordinate ascent: each step takes the best bias given the others, until no bias
     * gains.
     */
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
     * Finds the best bias of one label. Each pixel turns to the label at one bias, so a single pass evaluates all
     * biases. The bonus for classes without a pixel is ignored.
     */
    private Biased biased(PixelRule rule, int label) {
        double[] sums = new double[BIASES];
        int[] both = new int[BIASES + 1];
        int[] predicted = new int[BIASES + 1];
        for (int image = 0; image < pixels.images(); image++) {
            Arrays.fill(both, 0);
            Arrays.fill(predicted, 0);
            float[] offsets = rule.offsets(classes.get(image));
            LargestLabels found = largest(image, offsets);
            offsets[label] -= rule.biases().get(label).floatValue();
            count(image, label, offsets, found, both, predicted);
            long there = 0;
            for (int pixel = 0; pixel < pixels.pixels(image); pixel++) {
                there += pixels.truth(image, pixel) != 0 ? 1 : 0;
            }
            long sumBoth = 0;
            long sumPredicted = 0;
            for (int bias = 0; bias < BIASES; bias++) {
                sumBoth += both[bias];
                sumPredicted += predicted[bias];
                sums[bias] += Dice.of(sumBoth, sumPredicted, there);
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

    private LargestLabels largest(int image, float[] offsets) {
        if (image == largest.size()) {
            largest.add(new LargestLabels(pixels.logits(image), offsets));
        }
        LargestLabels found = largest.get(image);
        found.update(offsets);
        return found;
    }

    /**
     * Counts what each bias adds to the next lower one: correct pixels of a class, and predicted pixels of any class.
     */
    private void count(int image, int label, float[] offsets, LargestLabels largest, int[] both, int[] predicted) {
        float[] logits = pixels.logits(image);
        int labels = pixels.labels();
        for (int pixel = 0; pixel < pixels.pixels(image); pixel++) {
            int from = pixel * labels;
            int other = largest.without(pixel, label);
            int wanted = pixels.truth(image, pixel);
            both[0] += other != 0 && other == wanted ? 1 : 0;
            predicted[0] += other != 0 ? 1 : 0;
            float needed = logits[from + other] + offsets[other] - (logits[from + label] + offsets[label]);
            int turn = (int) Math.min(BIASES, Math.max(0, Math.floor((needed + FARTHEST) * PER_UNIT) + 1));
            both[turn] += (label != 0 && label == wanted ? 1 : 0) - (other != 0 && other == wanted ? 1 : 0);
            predicted[turn] += (label != 0 ? 1 : 0) - (other != 0 ? 1 : 0);
        }
    }

    private static double bias(int place) {
        return (place - FARTHEST * PER_UNIT) / (double) PER_UNIT;
    }

    private static int nearest(double bias) {
        return (int) Math.round((bias + FARTHEST) * PER_UNIT);
    }
}

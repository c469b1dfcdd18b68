package podium.core.metric;

import java.util.Arrays;
import podium.core.mask.LabelMap;

/**
 * Counts label maps against the truth, image by image: one confusion matrix of all pixels that are not void, and of each
 * image its Dice pooled over the planes of all classes, in which void pixels are background (the competition's score).
 */
public final class SegmentationCounts {
    private final int labels;
    private final ConfusionMatrix confusion;
    /** Of each image: pixels of a class in both with the same class; in truth; in the prediction. */
    private long[] pooled = {};

    private int images;

    /** {@code labels} is the number of classes and the background. */
    public SegmentationCounts(int labels) {
        this.labels = labels;
        this.confusion = new ConfusionMatrix(labels);
    }

    /** Adds an image. */
    public void add(LabelMap truth, LabelMap predicted) {
        if (truth.width() != predicted.width() || truth.height() != predicted.height()) {
            throw new IllegalArgumentException(predicted + " for a truth of " + truth);
        }
        byte[] wanted = truth.labels();
        add(wanted, predicted.labels(), 0, wanted.length);
    }

    /**
     * Adds an image whose pixels lie at {@code from} to {@code to} - 1 of both arrays.
     *
     * @param truth 0 to labels - 1, or 255 for void
     * @param predicted 0 to labels - 1
     */
    public void add(byte[] truth, byte[] predicted, int from, int to) {
        long[] counts = new long[256 * labels];
        for (int i = from; i < to; i++) {
            counts[(truth[i] & 0xFF) * labels + predicted[i]]++;
        }
        long both = 0;
        long there = 0;
        long said = 0;
        for (int actual = 0; actual < 256; actual++) {
            if (actual >= labels && actual != LabelMap.VOID) {
                requireNone(counts, actual);
                continue;
            }
            for (int label = 0; label < labels; label++) {
                long pixels = counts[actual * labels + label];
                if (actual != LabelMap.VOID) {
                    confusion.add(actual, label, pixels);
                    there += actual == 0 ? 0 : pixels;
                }
                said += label == 0 ? 0 : pixels;
                both += label != 0 && label == actual ? pixels : 0;
            }
        }
        addPooled(both, there, said);
    }

    private void requireNone(long[] counts, int actual) {
        for (int label = 0; label < labels; label++) {
            if (counts[actual * labels + label] > 0) {
                throw new IllegalArgumentException("label " + actual + "; expected 0 to " + (labels - 1) + " or void");
            }
        }
    }

    private void addPooled(long both, long there, long said) {
        if (pooled.length < 3 * (images + 1)) {
            pooled = Arrays.copyOf(pooled, Math.max(3, 2 * pooled.length));
        }
        pooled[3 * images] = both;
        pooled[3 * images + 1] = there;
        pooled[3 * images + 2] = said;
        images++;
    }

    public int images() {
        return images;
    }

    /** Of all images. */
    public ConfusionMatrix confusion() {
        return confusion;
    }

    /** An image's Dice pooled over the classes; 1 where neither truth nor prediction has a class. */
    public double dice(int image) {
        return Dice.of(pooled[3 * image], pooled[3 * image + 1], pooled[3 * image + 2]);
    }

    /** Mean over images; NaN without any. */
    public double meanDice() {
        double sum = 0;
        for (int image = 0; image < images; image++) {
            sum += dice(image);
        }
        return sum / images;
    }

    /** All counts, to be {@link #restored}: the confusion matrix row by row, then three an image. */
    public long[] state() {
        long[] state = new long[labels * labels + 3 * images];
        for (int actual = 0; actual < labels; actual++) {
            for (int label = 0; label < labels; label++) {
                state[actual * labels + label] = confusion.count(actual, label);
            }
        }
        System.arraycopy(pooled, 0, state, labels * labels, 3 * images);
        return state;
    }

    /** Counts that go on from a {@link #state}. */
    public static SegmentationCounts restored(int labels, long[] state) {
        SegmentationCounts counts = new SegmentationCounts(labels);
        for (int i = 0; i < labels * labels; i++) {
            counts.confusion.add(i / labels, i % labels, state[i]);
        }
        counts.pooled = Arrays.copyOfRange(state, labels * labels, state.length);
        counts.images = counts.pooled.length / 3;
        return counts;
    }
}

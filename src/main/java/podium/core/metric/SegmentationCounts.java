package podium.core.metric;

import java.util.Arrays;
import podium.core.mask.LabelMap;

/**
 * Counts of label maps against the truth: one confusion matrix over all pixels that are not void, and for each
 * image its Dice pooled over the planes of all classes, where void pixels are background (the competition's
 * score).
 */
public final class SegmentationCounts {
    private final int labels;
    private final ConfusionMatrix confusion;
    /**
     * For each image: pixels with the same class in both, pixels of a class in the truth, pixels of a class in
     * the prediction.
     */
    private long[] pooled = {};

    private int images;

    /** Creates counts for {@code labels} labels: the classes and background. */
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
     * Adds an image whose pixels are at {@code from} to {@code to} - 1 of both arrays.
     *
     * @param truth the true labels, 0 to labels - 1, or 255 for void
     * @param predicted the predicted labels, 0 to labels - 1
     */
    public void add(byte[] truth, byte[] predicted, int from, int to) {
        long[] counts = new long[256 * labels];
        for (int i = from; i < to; i++) {
            counts[(truth[i] & 0xFF) * labels + predicted[i]]++;
        }
        long both = 0;
        long actualCount = 0;
        long predictedCount = 0;
        for (int actual = 0; actual < 256; actual++) {
            if (actual >= labels && actual != LabelMap.VOID) {
                requireNone(counts, actual);
                continue;
            }
            for (int label = 0; label < labels; label++) {
                long pixels = counts[actual * labels + label];
                if (actual != LabelMap.VOID) {
                    confusion.add(actual, label, pixels);
                    actualCount += actual == 0 ? 0 : pixels;
                }
                predictedCount += label == 0 ? 0 : pixels;
                both += label != 0 && label == actual ? pixels : 0;
            }
        }
        addPooled(both, actualCount, predictedCount);
    }

    private void requireNone(long[] counts, int actual) {
        for (int label = 0; label < labels; label++) {
            if (counts[actual * labels + label] > 0) {
                throw new IllegalArgumentException("label " + actual + "; expected 0 to " + (labels - 1) + " or void");
            }
        }
    }

    private void addPooled(long both, long actualCount, long predictedCount) {
        if (pooled.length < 3 * (images + 1)) {
            pooled = Arrays.copyOf(pooled, Math.max(3, 2 * pooled.length));
        }
        pooled[3 * images] = both;
        pooled[3 * images + 1] = actualCount;
        pooled[3 * images + 2] = predictedCount;
        images++;
    }

    public int images() {
        return images;
    }

    /** The confusion matrix over all images. */
    public ConfusionMatrix confusion() {
        return confusion;
    }

    /** An image's Dice pooled over the classes; 1 if neither the truth nor the prediction has a class. */
    public double dice(int image) {
        return Dice.of(pooled[3 * image], pooled[3 * image + 1], pooled[3 * image + 2]);
    }

    /** The mean Dice over images; NaN without images. */
    public double meanDice() {
        double sum = 0;
        for (int image = 0; image < images; image++) {
            sum += dice(image);
        }
        return sum / images;
    }

    /** All counts, for {@link #restored}: the confusion matrix row by row, then three counts per image. */
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

    /** Counts that continue from a {@link #state}. */
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

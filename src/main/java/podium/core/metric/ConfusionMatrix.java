package podium.core.metric;

import java.util.Objects;

/**
 * The number of pixels or images by actual and predicted label. For pixels, 0 is background and void pixels do not
 * count. It has the rates of a classifier, and the segmentation figures of the VOC devkit (VOCevalseg.m): IoU of a class = true positives / (actual +
 * predicted - true positives).
 *
 * <p>A class that is neither in the truth nor in the prediction has no IoU (NaN) and is left out of the mean.
 */
public final class ConfusionMatrix {
    private final int labels;
    private final long[] counts;

    /**
     * An empty matrix.
     *
     * @param labels the number of labels: the classes, and for pixels the background
     */
    public ConfusionMatrix(int labels) {
        this.labels = labels;
        this.counts = new long[labels * labels];
    }

    public int labels() {
        return labels;
    }

    public void add(int actual, int predicted, long count) {
        counts[index(actual, predicted)] += count;
    }

    public void add(ConfusionMatrix other) {
        if (other.labels != labels) {
            throw new IllegalArgumentException(
                    "a matrix of " + other.labels + " labels cannot be added to one of " + labels);
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    public long count(int actual, int predicted) {
        return counts[index(actual, predicted)];
    }

    private int index(int actual, int predicted) {
        return Objects.checkIndex(actual, labels) * labels + Objects.checkIndex(predicted, labels);
    }

    public long actual(int label) {
        long sum = 0;
        for (int predicted = 0; predicted < labels; predicted++) {
            sum += count(label, predicted);
        }
        return sum;
    }

    public long predicted(int label) {
        long sum = 0;
        for (int actual = 0; actual < labels; actual++) {
            sum += count(actual, label);
        }
        return sum;
    }

    /** The IoU of a label; NaN if it occurs nowhere. */
    public double iou(int label) {
        long union = actual(label) + predicted(label) - count(label, label);
        return union == 0 ? Double.NaN : (double) count(label, label) / union;
    }

    /** The mean of the IoUs that exist; NaN if there is none. */
    public double meanIou() {
        double sum = 0;
        int existing = 0;
        for (int label = 0; label < labels; label++) {
            double iou = iou(label);
            if (!Double.isNaN(iou)) {
                sum += iou;
                existing++;
            }
        }
        return sum / existing;
    }

    /** The share of predictions of a label that are right; 0 if it is never predicted. */
    public double precision(int label) {
        return ratio(count(label, label), predicted(label));
    }

    /** The share of a label's pixels or images that are predicted as it; 0 if there are none. */
    public double recall(int label) {
        return ratio(count(label, label), actual(label));
    }

    /** The harmonic mean of precision and recall; 0 if the label occurs nowhere. */
    public double f1(int label) {
        return ratio(2 * count(label, label), actual(label) + predicted(label));
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** The share of pixels or images with the right label; NaN without any. */
    public double accuracy() {
        long right = 0;
        long all = 0;
        for (int label = 0; label < labels; label++) {
            right += count(label, label);
            all += actual(label);
        }
        return (double) right / all;
    }
}

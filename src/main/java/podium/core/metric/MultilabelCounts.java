package podium.core.metric;

import podium.core.mask.PixelRuns;

/**
 * The true and false positives and negatives per class over images with label sets, and the multilabel figures
 * computed from them (Sorower, "A literature survey on algorithms for multi-label learning", 2010).
 *
 * <p>A ratio 0 / 0 is 0, as in scikit-learn. Only the samples average gives 1 to an image where both sets are
 * empty, as the competition's Dice does.
 */
public final class MultilabelCounts {
    private final long[] truePositives;
    private final long[] predicted;
    private final long[] actual;
    /**
     * The sum of |both| for each |prediction| + |truth|; so the samples average does not depend on the images'
     * order.
     */
    private final long[] bothBySum;

    private long images;
    private long decisions;
    private long exact;
    private long bothEmpty;

    public MultilabelCounts(int classes) {
        truePositives = new long[classes];
        predicted = new long[classes];
        actual = new long[classes];
        bothBySum = new long[2 * classes + 1];
    }

    /** Counts an image; both sets are over [0, classes). */
    public void add(PixelRuns prediction, PixelRuns truth) {
        if (Math.max(prediction.bound(), truth.bound()) > classes()) {
            throw new IllegalArgumentException("labels " + prediction + " and " + truth + " of " + classes());
        }
        PixelRuns both = prediction.and(truth);
        count(both, truePositives);
        count(prediction, predicted);
        count(truth, actual);
        tally(classes(), both.cardinality(), prediction.cardinality(), truth.cardinality());
    }

    /**
     * Counts an image in which some classes do not count.
     *
     * @param prediction the predicted classes
     * @param targets for each class 1 present, 0 absent, -1 difficult only, for which no prediction is right or
     *     wrong
     */
    public void add(boolean[] prediction, byte[] targets) {
        if (prediction.length != classes() || targets.length != classes()) {
            throw new IllegalArgumentException(
                    prediction.length + " decisions on " + targets.length + " targets of " + classes() + " classes");
        }
        int decided = 0;
        int both = 0;
        int actualCount = 0;
        int predictedCount = 0;
        for (int label = 0; label < targets.length; label++) {
            if (targets[label] >= 0) {
                int truth = targets[label];
                int predicts = prediction[label] ? 1 : 0;
                truePositives[label] += truth & predicts;
                predicted[label] += predicts;
                actual[label] += truth;
                both += truth & predicts;
                predictedCount += predicts;
                actualCount += truth;
                decided++;
            }
        }
        tally(decided, both, predictedCount, actualCount);
    }

    private void tally(int decided, long both, long predictedCount, long actualCount) {
        images++;
        decisions += decided;
        exact += both == predictedCount && both == actualCount ? 1 : 0;
        int sum = (int) (predictedCount + actualCount);
        bothBySum[sum] += both;
        bothEmpty += sum == 0 ? 1 : 0;
    }

    private static void count(PixelRuns labels, long[] counts) {
        for (int i = 0; i < labels.count(); i++) {
            for (long label = labels.start(i); label < labels.end(i); label++) {
                counts[(int) label]++;
            }
        }
    }

    public int classes() {
        return actual.length;
    }

    public long truePositives(int label) {
        return truePositives[label];
    }

    public long falseNegatives(int label) {
        return actual[label] - truePositives[label];
    }

    public double precision(int label) {
        return ratio(truePositives[label], predicted[label]);
    }

    public double recall(int label) {
        return ratio(truePositives[label], actual[label]);
    }

    public double f1(int label) {
        return ratio(2 * truePositives[label], predicted[label] + actual[label]);
    }

    public double microF1() {
        return ratio(2 * sum(truePositives), sum(predicted) + sum(actual));
    }

    /** The mean F1 of the classes. */
    public double macroF1() {
        double total = 0;
        for (int label = 0; label < classes(); label++) {
            total += f1(label);
        }
        return total / classes();
    }

    /** The mean F1 of the images, which is their Dice. */
    public double samplesF1() {
        double total = bothEmpty;
        for (int sum = 1; sum < bothBySum.length; sum++) {
            total += 2.0 * bothBySum[sum] / sum;
        }
        return total / images;
    }

    /** The share of wrong decisions over all images and classes. */
    public double hammingLoss() {
        long wrong = sum(predicted) + sum(actual) - 2 * sum(truePositives);
        return (double) wrong / decisions;
    }

    /** The share of right decisions over all images and classes. */
    public double binaryAccuracy() {
        return 1 - hammingLoss();
    }

    /** The share of images whose whole label set is right. */
    public double subsetAccuracy() {
        return (double) exact / images;
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static long sum(long[] counts) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }
}

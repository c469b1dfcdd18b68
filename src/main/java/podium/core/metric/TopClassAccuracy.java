package podium.core.metric;

/**
 * The share of images whose highest score belongs to a present class: 1 - one-error (Schapire and Singer,
 * Machine Learning 39, 2000). Of equal scores the first counts. NaN if no image counts.
 *
 * <pre>{@code
 * accuracy.add(new float[] {0.2f, 0.9f}, new byte[] {1, 1});   // right: the second class is present
 * }</pre>
 */
public final class TopClassAccuracy {
    private long images;
    private long right;

    /**
     * Counts an image. An image without a class, or whose highest score belongs to a class that is difficult
     * only, does not count.
     *
     * @param scores the score of each class
     * @param targets for each class 1 present, 0 absent, -1 difficult only
     */
    public void add(float[] scores, byte[] targets) {
        boolean any = false;
        for (byte target : targets) {
            any |= target == 1;
        }
        int highest = targets[argmax(scores)];
        if (any && highest >= 0) {
            images++;
            right += highest;
        }
    }

    /** The position of the highest score, the first one if several are equal. */
    public static int argmax(float[] scores) {
        int best = 0;
        for (int label = 1; label < scores.length; label++) {
            if (scores[label] > scores[best]) {
                best = label;
            }
        }
        return best;
    }

    public double value() {
        return (double) right / images;
    }
}

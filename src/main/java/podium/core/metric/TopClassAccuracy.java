package podium.core.metric;

/**
 * The share of images whose highest score is of a class that is present: 1 - one-error (Schapire and Singer, Machine Learning
 * 39, 2000). Of equally high scores the first counts. NaN where no image counts.
 *
 * <pre>{@code
 * accuracy.add(new float[] {0.2f, 0.9f}, new byte[] {1, 1});   // right: the second class is present
 * }</pre>
 */
public final class TopClassAccuracy {
    private long images;
    private long right;

    /**
     * Counts an image; one without a class, or whose highest score is of a class that is difficult only, counts neither
     * way.
     *
     * @param scores of each class
     * @param targets of each class: 1 present, 0 absent, -1 difficult only
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

    /** The position of the highest score, the first of several. */
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

package podium.metric;

/**
 * The share of images whose highest score is of a class that is there, the first of several; what a single-label
 * classifier is measured by. NaN where no image counts.
 */
public final class CategoricalAccuracy {
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

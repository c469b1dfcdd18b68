package podium.network;

/** What makes scores in [0, 1] of a head's logits. */
public enum HeadActivation {
    /** Each class by itself: for images of several classes. */
    SIGMOID,
    /** Classes share a sum of one. */
    SOFTMAX;

    /** The scores of logits, row after row of {@code classes}. */
    public float[] scores(float[] logits, int classes) {
        float[] scores = new float[logits.length];
        for (int from = 0; from < logits.length; from += classes) {
            if (this == SIGMOID) {
                for (int i = from; i < from + classes; i++) {
                    scores[i] = (float) (1 / (1 + Math.exp(-logits[i])));
                }
            } else {
                softmax(logits, scores, from, from + classes);
            }
        }
        return scores;
    }

    private static void softmax(float[] logits, float[] scores, int from, int to) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, logits[i]);
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.exp(logits[i] - largest);
        }
        for (int i = from; i < to; i++) {
            scores[i] = (float) (Math.exp(logits[i] - largest) / sum);
        }
    }
}

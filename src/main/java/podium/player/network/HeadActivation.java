package podium.player.network;

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

    /**
     * Log odds of each class: log(p / (1 - p)) of its score p, but exact where p rounds to 0 or 1. Of a sigmoid these are the
     * logits themselves. Of a softmax they are the class' logit less the log of the sum of exp over the other classes' logits:
     * its logits alone say nothing, since a number added to all of them changes no score.
     *
     * @param logits of one image
     */
    public float[] logOdds(float[] logits) {
        return switch (this) {
            case SIGMOID -> logits.clone();
            case SOFTMAX -> againstTheOthers(logits);
        };
    }

    private static float[] againstTheOthers(float[] logits) {
        float[] odds = new float[logits.length];
        for (int label = 0; label < logits.length; label++) {
            double largest = -Float.MAX_VALUE;
            for (int other = 0; other < logits.length; other++) {
                largest = other == label ? largest : Math.max(largest, logits[other]);
            }
            double sum = 0;
            for (int other = 0; other < logits.length; other++) {
                sum += other == label ? 0 : Math.exp(logits[other] - largest);
            }
            double found = logits[label] - largest - Math.log(Math.max(Float.MIN_VALUE, sum));
            odds[label] = (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, found));
        }
        return odds;
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

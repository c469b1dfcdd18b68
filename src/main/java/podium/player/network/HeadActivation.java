package podium.player.network;

import podium.core.metric.Logistic;
import podium.core.metric.Softmax;

/** The function that turns a head's logits into scores in [0, 1]. */
public enum HeadActivation {
    /** A sigmoid per class, for images of several classes. */
    SIGMOID,
    /** A softmax over the classes: the scores sum to one. */
    SOFTMAX;

    /** Returns the scores of logits, given row by row with {@code classes} numbers each. */
    public float[] scores(float[] logits, int classes) {
        float[] scores = new float[logits.length];
        for (int from = 0; from < logits.length; from += classes) {
            write(logits, scores, from, from + classes);
        }
        return scores;
    }

    private void write(float[] logits, float[] scores, int from, int to) {
        switch (this) {
            case SIGMOID -> {
                for (int i = from; i < to; i++) {
                    scores[i] = (float) Logistic.sigmoid(logits[i]);
                }
            }
            case SOFTMAX -> {
                Softmax softmax = Softmax.of(logits, from, to);
                for (int i = from; i < to; i++) {
                    scores[i] = (float) softmax.share(i - from);
                }
            }
        }
    }

    /**
     * Returns the log odds of each class: log(p / (1 - p)) of its score p, but exact even if p rounds to 0 or 1. For a
     * sigmoid they are the logits themselves. For a softmax they are the class's logit minus the log of the sum of exp
     * over the other classes' logits; the logit alone is not meaningful, since adding a number to all logits changes no
     * score.
     *
     * @param logits the logits of one image
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
            int own = label;
            Softmax others = Softmax.of(logits, 0, logits.length, place -> place != own);
            double found = logits[label] - others.largest() - Math.log(Math.max(Float.MIN_VALUE, others.sum()));
            odds[label] = (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, found));
        }
        return odds;
    }
}

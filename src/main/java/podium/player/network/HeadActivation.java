package podium.player.network;

import podium.core.metric.Logistic;
import podium.core.metric.Softmax;

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
            int own = label;
            Softmax others = Softmax.of(logits, 0, logits.length, place -> place != own);
            double found = logits[label] - others.largest() - Math.log(Math.max(Float.MIN_VALUE, others.sum()));
            odds[label] = (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, found));
        }
        return odds;
    }
}

package podium.player.strategy.classes;

import podium.core.metric.LogOdds;

/** A classifier's score and log odds for each class of one image. */
public final class ImageScores {
    private final double[] scores;
    private final double[] logOdds;

    public ImageScores(double[] scores, double[] logOdds) {
        if (scores.length != logOdds.length) {
            throw new IllegalArgumentException(scores.length + " scores and " + logOdds.length + " log odds");
        }
        this.scores = scores.clone();
        this.logOdds = logOdds.clone();
    }

    /** Creates the scores of an image whose log odds are unknown: they are computed from the scores. */
    public static ImageScores of(double... scores) {
        double[] logOdds = new double[scores.length];
        for (int label = 0; label < scores.length; label++) {
            logOdds[label] = LogOdds.of(scores[label]);
        }
        return new ImageScores(scores, logOdds);
    }

    public int classes() {
        return scores.length;
    }

    public double score(int label) {
        return scores[label];
    }

    public double logOdds(int label) {
        return logOdds[label];
    }

    /** Returns a copy of the scores of all classes. */
    public double[] scores() {
        return scores.clone();
    }
}

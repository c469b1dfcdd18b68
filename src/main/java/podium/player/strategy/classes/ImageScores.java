package podium.player.strategy.classes;

import podium.core.metric.LogOdds;

/** What a classifier says of one image: a score and log odds for each class. */
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

    /** Scores of which nothing else is known: log odds are made of them. */
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

    /** The scores of all classes, as a copy. */
    public double[] scores() {
        return scores.clone();
    }
}

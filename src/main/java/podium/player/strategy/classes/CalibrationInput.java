package podium.player.strategy.classes;

import podium.core.metric.Logistic;

/** The quantity that a calibration is a function of. */
public enum CalibrationInput {
    /** Scores in [0, 1]. */
    SCORES {
        @Override
        double of(double score, double logOdds) {
            return score;
        }
    },

    /**
     * Log odds, any real number. With a sigmoid they are the network's logits; with a softmax, the log odds of each
     * class against all others; for a file with scores alone, log(p / (1 - p)).
     */
    LOG_ODDS {
        @Override
        double of(double score, double logOdds) {
            return logOdds;
        }
    },

    /** Logarithms of probabilities, for images that have exactly one class; computed from the log odds. */
    LOG_PROBABILITIES {
        @Override
        double of(double score, double logOdds) {
            return -Logistic.softplus(-logOdds);
        }
    };

    /** Returns the quantity for a class's score and log odds. */
    abstract double of(double score, double logOdds);

    double pick(ImageScores image, int label) {
        return of(image.score(label), image.logOdds(label));
    }
}

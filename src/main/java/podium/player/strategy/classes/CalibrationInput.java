package podium.player.strategy.classes;

/** The quantity that a calibration is a function of. */
public enum CalibrationInput {
    /** Scores in [0, 1]. */
    SCORES {
        @Override
        double pick(ImageScores image, int label) {
            return image.score(label);
        }
    },

    /**
     * Log odds, any real number. With a sigmoid they are the network's logits; with a softmax, the log odds of each
     * class against all others; for a file with scores alone, log(p / (1 - p)).
     */
    LOG_ODDS {
        @Override
        double pick(ImageScores image, int label) {
            return image.logOdds(label);
        }
    };

    abstract double pick(ImageScores image, int label);
}

package podium.player.strategy.classes;

/** What a calibration is a function of. */
public enum CalibrationInput {
    /** Scores in [0, 1]. */
    SCORES {
        @Override
        double pick(ImageScores image, int label) {
            return image.score(label);
        }
    },

    /**
     * Log odds, any number: the logits of a network with a sigmoid; of one with a softmax each class against all others; of a
     * file with scores alone log(p / (1 - p)).
     */
    LOG_ODDS {
        @Override
        double pick(ImageScores image, int label) {
            return image.logOdds(label);
        }
    };

    abstract double pick(ImageScores image, int label);
}

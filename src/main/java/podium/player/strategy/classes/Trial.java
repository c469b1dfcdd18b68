package podium.player.strategy.classes;

/** A strategy's results on images that it was not tuned on. */
public final class Trial {
    private final String strategy;
    private final String calibration;
    private final double[] dice;

    /**
     * Creates the results of a strategy.
     *
     * @param strategy the strategy's name
     * @param calibration the calibration's name; empty if there is none
     * @param dice the Dice of each image
     */
    public Trial(String strategy, String calibration, double[] dice) {
        this.strategy = strategy;
        this.calibration = calibration;
        this.dice = dice.clone();
    }

    public String strategy() {
        return strategy;
    }

    public String calibration() {
        return calibration;
    }

    public int images() {
        return dice.length;
    }

    public double dice(int image) {
        return dice[image];
    }

    /** Returns the mean Dice over images, as the competition scores each part. */
    public double mean() {
        double sum = 0;
        for (double value : dice) {
            sum += value;
        }
        return sum / dice.length;
    }
}

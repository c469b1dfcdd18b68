package podium.player.strategy.classes;

/**
 * How a strategy did on images that it was not tuned on.
 */
public final class Trial {
    private final String strategy;
    private final String calibration;
    private final double[] dice;

    /**
     * A strategy by its names, and the Dice of each image.
     *
     * @param calibration empty where there is none to name
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

    /** Mean Dice over images, as the competition scores a half. */
    public double mean() {
        double sum = 0;
        for (double value : dice) {
            sum += value;
        }
        return sum / dice.length;
    }
}

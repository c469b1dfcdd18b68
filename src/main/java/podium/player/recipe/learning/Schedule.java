package podium.player.recipe.learning;

import static podium.core.yaml.WrongKey.require;

/**
 * A learning-rate schedule: the factor by which the learning rates are multiplied at each step. It restarts in each
 * stage. After t of a stage's E epochs, with w epochs of warm-up and x = (t - w) / (E - w), the factor is:
 *
 * <ul>
 *   <li>constant: 1
 *   <li>step: factor^floor(t / step-epochs)
 *   <li>polynomial: floor + (1 - floor) (1 - x)^power
 *   <li>cosine: floor + (1 - floor) (1 + cos(pi x)) / 2
 *   <li>plateau: factor^k, where k counts how often the metric did not improve for {@code patience} epochs, see
 *       {@link Plateau}
 * </ul>
 *
 * It is never below the floor. During warm-up it is also multiplied by a factor that grows linearly to 1 (Goyal et al.,
 * 2017).
 *
 * @param kind the formula
 * @param warmUp the length of the warm-up in epochs, which may be a fraction
 * @param stepEpochs the number of epochs between the reductions of step
 * @param factor the factor of each reduction of step and plateau, above 0 and at most 1
 * @param power the exponent of polynomial; 1 is linear
 * @param patience the number of epochs without an improvement after which plateau reduces the learning rates
 * @param floor the smallest multiplier, from 0 to 1
 */
public record Schedule(
        ScheduleKind kind, double warmUp, int stepEpochs, double factor, double power, int patience, double floor) {
    /** A constant learning rate. The parameters of the other schedules have common values. */
    public static final Schedule STANDARD = new Schedule(ScheduleKind.CONSTANT, 0, 10, 0.1, 1, 5, 0);

    public Schedule {
        require(warmUp >= 0 && warmUp < Double.POSITIVE_INFINITY, "warm-up", warmUp, "a number of epochs, 0 or more");
        require(stepEpochs >= 1, "step-epochs", stepEpochs, "a number of epochs, 1 or more");
        require(factor > 0 && factor <= 1, "factor", factor, "a number above 0 and at most 1, such as 0.1");
        require(power > 0, "power", power, "a number above 0, such as 1 for a linear decay");
        require(patience >= 1, "patience", patience, "a number of epochs, 1 or more");
        require(floor >= 0 && floor <= 1, "floor", floor, "a share of the learning rate, from 0 to 1");
    }

    /**
     * Returns the multiplier of the learning rates at one step of a stage.
     *
     * @param step the number of the step within the stage, from 0
     * @param stepsPerEpoch the number of steps per epoch, 1 or more
     * @param epochs the number of epochs of the stage
     * @param plateau the state of a plateau schedule; the other schedules ignore it
     */
    public double multiplier(long step, int stepsPerEpoch, int epochs, Plateau plateau) {
        double done = (double) step / stepsPerEpoch;
        double left = 1 - Math.min(1, Math.max(0, (done - warmUp) / Math.max(1e-9, epochs - warmUp)));
        double multiplier = switch (kind) {
            case CONSTANT -> 1;
            case STEP -> Math.pow(factor, Math.floor(done / stepEpochs));
            case POLYNOMIAL -> floor + (1 - floor) * Math.pow(left, power);
            case COSINE -> floor + (1 - floor) * (1 - Math.cos(Math.PI * left)) / 2;
            case PLATEAU -> plateau.multiplier();
        };
        double warm = warmUp == 0 ? 1 : Math.min(1, (step + 1) / (warmUp * stepsPerEpoch));
        return warm * Math.max(floor, multiplier);
    }
}

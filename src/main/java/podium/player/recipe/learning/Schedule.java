package podium.player.recipe.learning;

import static podium.core.yaml.WrongKey.require;

/**
 * What the learning rates are multiplied by, step for step; each stage begins it anew. After t of a stage's E epochs,
 * with w epochs of warm-up and x = (t - w) / (E - w):
 *
 * <ul>
 *   <li>constant: 1
 *   <li>step: factor^floor(t / step-epochs)
 *   <li>polynomial: floor + (1 - floor) (1 - x)^power
 *   <li>cosine: floor + (1 - floor) (1 + cos(pi x)) / 2
 *   <li>plateau: factor^k, after k times that {@code patience} epochs passed without a better metric, see {@link Plateau}
 * </ul>
 *
 * It is never below the floor. During warm-up it is also multiplied by a line from 0 to 1, of which the first step has
 * the first part (Goyal et al., 2017).
 *
 * @param warmUp epochs, may be a fraction
 * @param stepEpochs of step
 * @param factor of step and plateau, above 0, at most 1
 * @param power of polynomial; 1 is a line
 * @param patience of plateau, in epochs
 * @param floor the smallest multiplier, 0 to 1
 */
public record Schedule(
        ScheduleKind kind, double warmUp, int stepEpochs, double factor, double power, int patience, double floor) {
    /** No schedule; the others with usual numbers. */
    public static final Schedule STANDARD = new Schedule(ScheduleKind.CONSTANT, 0, 10, 0.1, 1, 5, 0);

    public Schedule {
        require(warmUp >= 0 && warmUp < Double.POSITIVE_INFINITY, "warm-up", warmUp, "epochs, 0 or more");
        require(stepEpochs >= 1, "step-epochs", stepEpochs, "epochs, 1 or more");
        require(factor > 0 && factor <= 1, "factor", factor, "above 0, at most 1, such as 0.1");
        require(power > 0, "power", power, "above 0; 1 is a line");
        require(patience >= 1, "patience", patience, "epochs, 1 or more");
        require(floor >= 0 && floor <= 1, "floor", floor, "a share of the learning rate, 0 to 1");
    }

    /**
     * The multiplier of one step of a stage.
     *
     * @param step from 0, over all of the stage's epochs
     * @param stepsAnEpoch 1 or more
     * @param epochs of the stage
     * @param plateau where a plateau schedule stands
     */
    public double multiplier(long step, int stepsAnEpoch, int epochs, Plateau plateau) {
        double done = (double) step / stepsAnEpoch;
        double left = 1 - Math.min(1, Math.max(0, (done - warmUp) / Math.max(1e-9, epochs - warmUp)));
        double multiplier = switch (kind) {
            case CONSTANT -> 1;
            case STEP -> Math.pow(factor, Math.floor(done / stepEpochs));
            case POLYNOMIAL -> floor + (1 - floor) * Math.pow(left, power);
            case COSINE -> floor + (1 - floor) * (1 - Math.cos(Math.PI * left)) / 2;
            case PLATEAU -> plateau.multiplier();
        };
        double warm = warmUp == 0 ? 1 : Math.min(1, (step + 1) / (warmUp * stepsAnEpoch));
        return warm * Math.max(floor, multiplier);
    }
}

package podium.player.recipe.learning;

import static podium.core.yaml.WrongKey.require;

import podium.player.network.running.UpdateRule;

/**
 * The settings of a recipe's optimiser.
 *
 * @param kind the update rule
 * @param momentum the momentum of sgd, from 0 to below 1
 * @param beta1 the decay rate of adam's and adamw's mean of gradients, from 0 to below 1
 * @param beta2 the decay rate of adam's and adamw's mean of squared gradients, from 0 to below 1
 * @param epsilon the constant that adam, adamw and rmsprop add to a divisor, above 0
 * @param rho the decay rate of rmsprop's mean of squared gradients, from 0 to below 1
 * @param weightDecay the decay of weights, 0 or more; biases and batch norm's scales and shifts do not decay
 * @param clipNorm the largest global norm of a step's gradient (Pascanu et al., 2013); 0 switches clipping off
 */
public record Optimizer(
        OptimizerKind kind,
        double momentum,
        double beta1,
        double beta2,
        double epsilon,
        double rho,
        double weightDecay,
        double clipNorm) {
    /** Adam with the values of its paper. */
    public static final Optimizer STANDARD = new Optimizer(OptimizerKind.ADAM, 0.9, 0.9, 0.999, 1e-8, 0.9, 0, 0);

    public Optimizer {
        require(momentum >= 0 && momentum < 1, "momentum", momentum, "a number from 0 to below 1, such as 0.9");
        require(beta1 >= 0 && beta1 < 1, "beta1", beta1, "a number from 0 to below 1, such as 0.9");
        require(beta2 >= 0 && beta2 < 1, "beta2", beta2, "a number from 0 to below 1, such as 0.999");
        require(epsilon > 0, "epsilon", epsilon, "a small number above 0, such as 1e-8");
        require(rho >= 0 && rho < 1, "rho", rho, "a number from 0 to below 1, such as 0.9");
        require(weightDecay >= 0, "weight-decay", weightDecay, "0 or more, such as 1e-4");
        require(clipNorm >= 0, "clip-norm", clipNorm, "a norm above 0, or 0 to switch clipping off");
    }

    /** Returns the rule that an engine follows. */
    public UpdateRule rule() {
        UpdateRule.Formula formula = switch (kind) {
            case SGD -> new UpdateRule.Momentum(momentum);
            case ADAM -> new UpdateRule.Adam(beta1, beta2, epsilon, false);
            case ADAMW -> new UpdateRule.Adam(beta1, beta2, epsilon, true);
            case RMSPROP -> new UpdateRule.RmsProp(rho, epsilon);
        };
        return new UpdateRule(formula, weightDecay, clipNorm);
    }
}

package podium.player.recipe.learning;

import static podium.core.yaml.WrongKey.require;

/**
 * A recipe's optimiser.
 *
 * @param momentum of sgd, from 0, below 1
 * @param beta1 of adam and adamw, the decay of the gradient's mean
 * @param beta2 of adam and adamw, the decay of the squared gradient's mean
 * @param epsilon of adam, adamw and rmsprop, what keeps the division finite
 * @param rho of rmsprop, the decay of the squared gradient's mean
 * @param weightDecay of weights (not of biases, nor of batch norm's scales and shifts), 0 or more
 * @param clipNorm the largest global norm that a step's gradient may have (Pascanu et al., 2013); 0 clips nothing
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
    /** Adam with its paper's numbers. */
    public static final Optimizer STANDARD = new Optimizer(OptimizerKind.ADAM, 0.9, 0.9, 0.999, 1e-8, 0.9, 0, 0);

    public Optimizer {
        require(momentum >= 0 && momentum < 1, "momentum", momentum, "0 or more and below 1, such as 0.9");
        require(beta1 >= 0 && beta1 < 1, "beta1", beta1, "0 or more and below 1, such as 0.9");
        require(beta2 >= 0 && beta2 < 1, "beta2", beta2, "0 or more and below 1, such as 0.999");
        require(epsilon > 0, "epsilon", epsilon, "a small number above 0, such as 1e-8");
        require(rho >= 0 && rho < 1, "rho", rho, "0 or more and below 1, such as 0.9");
        require(weightDecay >= 0, "weight-decay", weightDecay, "0 or more, such as 1e-4");
        require(clipNorm >= 0, "clip-norm", clipNorm, "a norm above 0, or 0 to clip nothing");
    }
}

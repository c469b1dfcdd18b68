package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

/**
 * What a recipe has to do with attacks: it defends its network against them, or it trains an attack on another network.
 *
 * @param adversarial whether images are attacked before the network learns from them
 * @param distillation at what temperature, and from labels or from another network, a classifier learns
 * @param perturber what perturbs the images of a network that stays as it is, in place of training that
 */
public record RobustnessSettings(Adversarial adversarial, Distillation distillation, Perturbing perturber) {
    static final RobustnessSettings STANDARD =
            new RobustnessSettings(Adversarial.STANDARD, Distillation.STANDARD, Perturbing.STANDARD);

    public RobustnessSettings {
        require(
                !adversarial.attacks() || !perturber.perturbs(),
                "adversarial.epsilon",
                adversarial.epsilon(),
                "0 where perturber.kind is not none");
        require(
                distillation.equals(Distillation.STANDARD) || !perturber.perturbs(),
                "distillation.temperature",
                distillation.temperature(),
                "1, and no teacher, where perturber.kind is not none");
    }
}

package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

/**
 * The settings of a recipe that concern attacks. A recipe defends its network against attacks, or it trains an attack
 * on another network.
 *
 * @param adversarial adversarial training
 * @param distillation defensive distillation of a classifier
 * @param perturber the attack that is trained instead of a network
 */
public record RobustnessSettings(Adversarial adversarial, Distillation distillation, Perturbing perturber) {
    static final RobustnessSettings STANDARD =
            new RobustnessSettings(Adversarial.STANDARD, Distillation.STANDARD, Perturbing.STANDARD);

    public RobustnessSettings {
        require(
                !adversarial.attacks() || !perturber.perturbs(),
                "adversarial.epsilon",
                adversarial.epsilon(),
                "0, because perturber.kind is not none");
        require(
                distillation.equals(Distillation.STANDARD) || !perturber.perturbs(),
                "distillation.temperature",
                distillation.temperature(),
                "1 and no teacher, because perturber.kind is not none");
    }
}

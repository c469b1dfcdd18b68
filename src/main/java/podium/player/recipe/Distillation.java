package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

/**
 * Learns at a temperature T: the loss is of logits over T, scores later are not (Papernot et al., <i>Distillation as a Defense to
 * Adversarial Perturbations against Deep Neural Networks</i>, IEEE S&amp;P 2016). The teacher learns from labels; the network
 * from the teacher's probabilities at T.
 *
 * @param temperature T, 1 or more
 * @param teacher a run's folder, absolute or below the workspace; empty for none, and labels
 */
public record Distillation(double temperature, String teacher) {
    /** Labels, at temperature 1. */
    public static final Distillation STANDARD = new Distillation(1, "");

    public Distillation {
        require(temperature >= 1 && temperature <= 1000, "temperature", temperature, "1 to 1000");
    }

    public boolean hasTeacher() {
        return !teacher.isEmpty();
    }
}

package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

/**
 * The settings of defensive distillation. The loss divides the logits by a temperature T; predictions later do not
 * (Papernot et al., <i>Distillation as a Defense to Adversarial Perturbations against Deep Neural Networks</i>, IEEE
 * S&amp;P 2016). A teacher is trained on the labels at T; then the network is trained on the teacher's probabilities
 * at T.
 *
 * @param temperature the temperature T, from 1 to 1000
 * @param teacher the teacher's run folder, an absolute path or one below the workspace; empty to learn from the labels
 */
public record Distillation(double temperature, String teacher) {
    /** Learning from the labels at temperature 1. */
    public static final Distillation STANDARD = new Distillation(1, "");

    public Distillation {
        require(temperature >= 1 && temperature <= 1000, "temperature", temperature, "1 to 1000");
    }

    /** Returns true if the network learns from a teacher's probabilities instead of the labels. */
    public boolean hasTeacher() {
        return !teacher.isEmpty();
    }
}

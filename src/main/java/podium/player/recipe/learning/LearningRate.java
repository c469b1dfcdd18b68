package podium.player.recipe.learning;

import static podium.core.yaml.WrongKey.require;

/**
 * The learning rates, before they are multiplied by the schedule.
 *
 * @param backbone the rate of the backbone, whose weights were loaded; it matters only if a stage trains the backbone
 * @param head the rate of the head, which starts from random weights; usually at least ten times the backbone's
 */
public record LearningRate(double backbone, double head) {
    public LearningRate {
        require(backbone >= 0 && backbone < Double.POSITIVE_INFINITY, "backbone", backbone, "0 or more, such as 1e-4");
        require(head >= 0 && head < Double.POSITIVE_INFINITY, "head", head, "0 or more, such as 1e-3");
    }
}

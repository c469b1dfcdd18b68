package podium.player.recipe.learning;

import static podium.core.yaml.WrongKey.require;

/**
 * The learning rates that the schedule's multiplier is applied to.
 *
 * @param backbone of what the weights were loaded for, where a stage trains it
 * @param head of the layers on top, which begin at random: usually ten times as much or more
 */
public record LearningRate(double backbone, double head) {
    public LearningRate {
        require(backbone >= 0 && backbone < Double.POSITIVE_INFINITY, "backbone", backbone, "0 or more, such as 1e-4");
        require(head >= 0 && head < Double.POSITIVE_INFINITY, "head", head, "0 or more, such as 1e-3");
    }
}

package podium.player.training;

import podium.player.figures.History;
import podium.player.network.Parameters;

/**
 * The result of a training.
 *
 * @param parameters the network's parameters after the chosen epoch
 * @param epoch the number of the chosen epoch, from 1
 * @param history the loss and the metrics of every epoch
 */
public record Trained(Parameters parameters, int epoch, History history) {}

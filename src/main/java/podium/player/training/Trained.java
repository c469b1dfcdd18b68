package podium.player.training;

import podium.player.figures.History;
import podium.player.network.Parameters;

/**
 * A trained network.
 *
 * @param parameters of the epoch that was chosen
 * @param epoch that it is of, from 1
 */
public record Trained(Parameters parameters, int epoch, History history) {}

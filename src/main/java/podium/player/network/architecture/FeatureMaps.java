package podium.player.network.architecture;

import podium.player.network.Node;

/**
 * What a segmenter takes from a backbone.
 *
 * @param low a map of a quarter of the input's side, where edges are sharp
 * @param high the last map
 */
public record FeatureMaps(Node low, Node high) {}

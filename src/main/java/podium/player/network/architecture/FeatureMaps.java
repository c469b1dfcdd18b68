package podium.player.network.architecture;

import podium.player.network.Node;

/**
 * The backbone's feature maps that a segmenter uses.
 *
 * @param low a map at a quarter of the input's side, with sharp edges
 * @param high the last map
 */
public record FeatureMaps(Node low, Node high) {}

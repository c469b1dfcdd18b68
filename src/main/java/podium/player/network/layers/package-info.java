/**
 * The layers of a network, each a record of what defines it, which computes its output's shape. The package does not
 * depend on engines or architectures.
 */
@NullMarked
package podium.player.network.layers;

import org.jspecify.annotations.NullMarked;

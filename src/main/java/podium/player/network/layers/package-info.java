/**
 * What the layers of a network are: each a record of what makes it one, which gives its output's shape; knows nothing of
 * engines, nor of the networks that are made of them.
 */
@NullMarked
package podium.player.network.layers;

import org.jspecify.annotations.NullMarked;

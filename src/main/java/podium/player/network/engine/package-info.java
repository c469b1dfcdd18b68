/** Runs graphs with MXNet: forward pass, backward pass and parameter updates. */
@NullMarked
package podium.player.network.engine;

import org.jspecify.annotations.NullMarked;

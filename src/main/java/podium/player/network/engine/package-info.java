/** Runs symbols with MXNet: forward, backward, updates. */
@NullMarked
package podium.player.network.engine;

import org.jspecify.annotations.NullMarked;

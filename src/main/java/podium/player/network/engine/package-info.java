/** The engines there are, and which of them trains and predicts. */
@NullMarked
package podium.player.network.engine;

import org.jspecify.annotations.NullMarked;

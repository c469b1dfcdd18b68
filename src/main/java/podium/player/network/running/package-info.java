/** What an engine does with a graph and its parameters: forward and backward passes, and parameter updates. */
@NullMarked
package podium.player.network.running;

import org.jspecify.annotations.NullMarked;

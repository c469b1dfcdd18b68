/**
 * Takes an architecture's name, gives its graph of layers. One file an architecture, which reads like its paper's
 * table.
 */
@NullMarked
package podium.player.network.architecture;

import org.jspecify.annotations.NullMarked;

/** Network architectures as graphs of layers. Each has one file, which reads like the table in its paper. */
@NullMarked
package podium.player.network.architecture;

import org.jspecify.annotations.NullMarked;

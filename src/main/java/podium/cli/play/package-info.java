/** The commands for players, who train networks, predict and decide. */
@NullMarked
package podium.cli.play;

import org.jspecify.annotations.NullMarked;

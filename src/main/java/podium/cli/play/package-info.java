/** Commands of players: they train, predict, decide. */
@NullMarked
package podium.cli.play;

import org.jspecify.annotations.NullMarked;

/** A trained run's folder: its files by name, and what they hold. */
@NullMarked
package podium.player.runs;

import org.jspecify.annotations.NullMarked;

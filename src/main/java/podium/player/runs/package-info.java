/** The run folder: the paths, reading and writing of its files. */
@NullMarked
package podium.player.runs;

import org.jspecify.annotations.NullMarked;

/** Takes a run folder, gives a network in a file that other programs run, and runs such files. */
@NullMarked
package podium.player.export;

import org.jspecify.annotations.NullMarked;

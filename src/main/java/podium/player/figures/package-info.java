/**
 * The metrics of a network after each epoch, their history in history.csv, and the rules that choose the best epoch.
 */
@NullMarked
package podium.player.figures;

import org.jspecify.annotations.NullMarked;

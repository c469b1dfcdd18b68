/**
 * Takes competition.yaml and a data set, gives the rules of the game: classes, splits, folds, the public files and the
 * private solution. Knows nothing of submissions or scores.
 */
@NullMarked
package podium.judge.competition;

import org.jspecify.annotations.NullMarked;

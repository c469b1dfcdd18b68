/**
 * Reads competition.yaml and a data set, and writes what the competition needs: classes, splits, folds, the
 * public files and the private solution. It does not depend on submissions or scores.
 */
@NullMarked
package podium.judge.competition;

import org.jspecify.annotations.NullMarked;

/**
 * Takes decisions, gives submission.csv; takes any submission.csv, gives its rows and every problem in it, with its line.
 * Knows nothing of truth or scores.
 */
@NullMarked
package podium.judge.submission;

import org.jspecify.annotations.NullMarked;

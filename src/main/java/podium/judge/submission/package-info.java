/**
 * Writes decisions to a submission.csv, and reads any submission.csv with every problem in it and its line.
 * This package does not depend on the truth or on scores.
 */
@NullMarked
package podium.judge.submission;

import org.jspecify.annotations.NullMarked;

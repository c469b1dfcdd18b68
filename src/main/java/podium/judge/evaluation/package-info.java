/**
 * Metrics: each turns the counts of a submission's rows into the score that ranks, and says which rows an image
 * has. Each metric is one file. This package does not depend on files, images or competitions.
 */
@NullMarked
package podium.judge.evaluation;

import org.jspecify.annotations.NullMarked;

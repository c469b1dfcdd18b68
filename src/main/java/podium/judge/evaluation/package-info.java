/**
 * Takes counts of a submission's rows, gives the score that ranks; says which rows an image has and what they range over.
 * Each evaluation is one file. Knows nothing of files, images or competitions.
 */
@NullMarked
package podium.judge.evaluation;

import org.jspecify.annotations.NullMarked;

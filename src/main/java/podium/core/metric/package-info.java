/**
 * Figures from counts: Dice, multilabel F1 and Hamming loss, average precision, mean IoU, and bootstrap
 * intervals; also the logistic function and softmax of logits. Counts are longs, and each figure divides once.
 * This package does not depend on files, ids or competitions.
 */
@NullMarked
package podium.core.metric;

import org.jspecify.annotations.NullMarked;

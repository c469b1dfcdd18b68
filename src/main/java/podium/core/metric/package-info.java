/**
 * Takes counts, gives figures: Dice, multilabel F1 and Hamming, average precision, mean IoU, and bootstrap intervals. Takes
 * logits, gives the logistic function and softmax. Everything is counted in longs first and divided once. Knows nothing of files, ids or competitions.
 */
@NullMarked
package podium.core.metric;

import org.jspecify.annotations.NullMarked;

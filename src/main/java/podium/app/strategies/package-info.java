/** Compares decision strategies for scores and logits, chooses the best on valid, and writes submission.csv with it. */
@NullMarked
package podium.app.strategies;

import org.jspecify.annotations.NullMarked;

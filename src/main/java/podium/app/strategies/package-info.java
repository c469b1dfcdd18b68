/** Compares ways to decide from scores and logits, chooses one on valid, and writes submission.csv by it. */
@NullMarked
package podium.app.strategies;

import org.jspecify.annotations.NullMarked;

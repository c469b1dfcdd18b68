/**
 * Takes a submission and a solution, gives the score: public, private and all, every row and every class, and how sure it
 * is. Works on runs only. Knows nothing of teams or ranks.
 */
@NullMarked
package podium.judge.scoring;

import org.jspecify.annotations.NullMarked;

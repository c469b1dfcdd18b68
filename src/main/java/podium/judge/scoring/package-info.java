/**
 * Scores a submission against a solution: the public, private and total score, every row and every class, and
 * paired comparisons. It works on runs alone. This package does not depend on teams or ranks.
 */
@NullMarked
package podium.judge.scoring;

import org.jspecify.annotations.NullMarked;

/** Commands of the judge: they prepare, validate, score, rank. */
@NullMarked
package podium.cli.judge;

import org.jspecify.annotations.NullMarked;

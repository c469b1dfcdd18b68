/** The commands of the judge: prepare, validate, score, submit, rank. */
@NullMarked
package podium.cli.judge;

import org.jspecify.annotations.NullMarked;

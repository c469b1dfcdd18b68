/** Hand-ins become verdicts: what was handed in is scored again, and held against what was claimed. */
@NullMarked
package podium.classroom.grading;

import org.jspecify.annotations.NullMarked;

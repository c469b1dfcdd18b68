/** Grades hand-ins: scores each submission again, compares the score with the team's claim, and gives a verdict. */
@NullMarked
package podium.classroom.grading;

import org.jspecify.annotations.NullMarked;

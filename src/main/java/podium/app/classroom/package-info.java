/** Grades a folder of hand-ins, and scores entries again. */
@NullMarked
package podium.app.classroom;

import org.jspecify.annotations.NullMarked;

/** The commands for graders and hosts. */
@NullMarked
package podium.cli.classroom;

import org.jspecify.annotations.NullMarked;

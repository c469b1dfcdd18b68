/** Commands about the workspace and its data sets. */
@NullMarked
package podium.cli.machine;

import org.jspecify.annotations.NullMarked;

/** The command line. A command parses its arguments, calls one method of another package, and returns an exit code. */
@NullMarked
package podium.cli;

import org.jspecify.annotations.NullMarked;

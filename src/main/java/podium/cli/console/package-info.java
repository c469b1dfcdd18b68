/** The parts that all commands share: common options, the console, the reports of failures, and signals. */
@NullMarked
package podium.cli.console;

import org.jspecify.annotations.NullMarked;

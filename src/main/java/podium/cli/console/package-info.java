/** What every command has: options, the console, failures, signals. Knows no command. */
@NullMarked
package podium.cli.console;

import org.jspecify.annotations.NullMarked;

/** Takes arguments, gives one call into a package below and an exit code; knows nothing of how anything is computed. */
@NullMarked
package podium.cli;

import org.jspecify.annotations.NullMarked;

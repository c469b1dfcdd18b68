/** The commands that attack networks and explain their predictions. */
@NullMarked
package podium.cli.lab;

import org.jspecify.annotations.NullMarked;

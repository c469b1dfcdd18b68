/** Commands that attack and explain. */
@NullMarked
package podium.cli.lab;

import org.jspecify.annotations.NullMarked;

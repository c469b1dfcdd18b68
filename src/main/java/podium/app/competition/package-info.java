/** A folder of data becomes a new competition: its rules, its page, recipes and players. */
@NullMarked
package podium.app.competition;

import org.jspecify.annotations.NullMarked;

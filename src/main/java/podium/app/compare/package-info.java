/** Takes the folders of runs, gives their comparison: figures on valid with intervals, and what differs. */
@NullMarked
package podium.app.compare;

import org.jspecify.annotations.NullMarked;

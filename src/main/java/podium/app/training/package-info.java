/** Trains networks by recipes on a competition, and writes the results. */
@NullMarked
package podium.app.training;

import org.jspecify.annotations.NullMarked;

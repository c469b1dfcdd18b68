/** Draws the sample data set: the same pictures for the same seed on every machine. */
@NullMarked
package podium.data.sample;

import org.jspecify.annotations.NullMarked;

/**
 * Takes files that hold something for each pixel (label maps, arrays, logits), gives their values, and writes them. Knows
 * nothing of data sets.
 */
@NullMarked
package podium.data.maps;

import org.jspecify.annotations.NullMarked;

/**
 * Sets of pixels: sorted runs with their algebra, label maps, logits on grids, and the run-length texts of
 * submissions. This package does not depend on files, class names or scores.
 */
@NullMarked
package podium.core.mask;

import org.jspecify.annotations.NullMarked;

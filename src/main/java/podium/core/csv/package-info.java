/**
 * Reads CSV files as ranges of bytes, for cells that are too large to become strings. This package does not
 * depend on the meaning of the cells.
 */
@NullMarked
package podium.core.csv;

import org.jspecify.annotations.NullMarked;

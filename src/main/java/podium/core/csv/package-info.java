/**
 * Takes the bytes of a CSV file, gives its records as ranges of bytes: for files whose cells are too large to become
 * strings. Knows nothing of what the cells mean.
 */
@NullMarked
package podium.core.csv;

import org.jspecify.annotations.NullMarked;

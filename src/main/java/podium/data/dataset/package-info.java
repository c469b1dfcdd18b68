/**
 * Takes a data set on disk, gives images, labels and label maps, and generates a sample data set; knows nothing of
 * competitions, networks and scores.
 */
@NullMarked
package podium.data.dataset;

import org.jspecify.annotations.NullMarked;

/**
 * Data sets on disk: their images, labels and label maps, and a check and a description of them. This package
 * does not depend on competitions, networks or scores.
 */
@NullMarked
package podium.data.dataset;

import org.jspecify.annotations.NullMarked;

/** Files with one or more values per pixel: label maps, arrays, logits. This package does not depend on data sets. */
@NullMarked
package podium.data.maps;

import org.jspecify.annotations.NullMarked;

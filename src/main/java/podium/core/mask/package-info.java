/**
 * Takes sets of pixels, gives their algebra and their texts: sorted runs, label maps and the run-length codecs of the
 * competition, of Kaggle and of COCO. Knows nothing of files, classes' names or scores.
 */
@NullMarked
package podium.core.mask;

import org.jspecify.annotations.NullMarked;

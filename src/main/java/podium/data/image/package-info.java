/**
 * Takes image files of six formats, gives RGB samples as a photographer meant them: upright, in sRGB, opaque. Knows nothing of
 * labels and data sets.
 */
@NullMarked
package podium.data.image;

import org.jspecify.annotations.NullMarked;

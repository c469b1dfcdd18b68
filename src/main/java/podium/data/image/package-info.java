/**
 * Image files of six formats, read as 8-bit RGB samples, and operations on them: turning upright, resizing,
 * JPEG compression. This package does not depend on labels or data sets.
 */
@NullMarked
package podium.data.image;

import org.jspecify.annotations.NullMarked;

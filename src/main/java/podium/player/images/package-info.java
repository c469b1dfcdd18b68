/**
 * Takes decoded images, gives batches of what a network sees: augmented, framed, or as cached features. Knows nothing of
 * losses.
 */
@NullMarked
package podium.player.images;

import org.jspecify.annotations.NullMarked;

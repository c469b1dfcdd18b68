/** Batches of network input: augmented images, windows of images with label maps, or cached features. */
@NullMarked
package podium.player.images;

import org.jspecify.annotations.NullMarked;

/**
 * Decides whether an image shows a known class at all: scores of how familiar an image is, fitted on a run's own train
 * and valid images, and thresholds that reject a chosen share of known images. It knows no unknown image.
 */
@NullMarked
package podium.player.rejection;

import org.jspecify.annotations.NullMarked;

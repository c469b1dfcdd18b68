package podium.player.prediction;

import podium.core.mask.LogitMap;
import podium.data.image.RgbImage;
import podium.player.images.Mirrored;

/**
 * The size reduction that a segmenter applies to a photograph. Both sides are divided by the whole number that brings
 * the longer side closest to 512 pixels, a usual size in VOC. If the factor does not divide a side, the photograph is
 * padded with its mirror image up to the next multiple.
 *
 * @param factor the number that sides are divided by; 1 for photographs of up to about 750 pixels
 * @param imageWidth the photograph's width, in pixels
 * @param imageHeight the photograph's height, in pixels
 */
public record Reduction(int factor, int imageWidth, int imageHeight) {
    private static final int USUAL_SIDE = 512;

    /** Returns the reduction of a photograph. */
    public static Reduction of(RgbImage image) {
        int longer = Math.max(image.width(), image.height());
        return new Reduction(Math.max(1, Math.round((float) longer / USUAL_SIDE)), image.width(), image.height());
    }

    /** Returns the width of the reduced image, in pixels. */
    public int width() {
        return LogitMap.cells(imageWidth, factor);
    }

    /** Returns the height of the reduced image, in pixels. */
    public int height() {
        return LogitMap.cells(imageHeight, factor);
    }

    /** Returns the photograph with its mirrored padding. */
    RgbImage whole(RgbImage image) {
        return Mirrored.part(image, 0, 0, width() * factor, height() * factor);
    }

    /** Returns the reduced image. */
    public RgbImage reduced(RgbImage image) {
        return whole(image).resized(width(), height());
    }

    /** Enlarges an image of the reduced size to the photograph's size, without the padding. */
    RgbImage enlarged(RgbImage reduced) {
        return Mirrored.part(reduced.resized(width() * factor, height() * factor), 0, 0, imageWidth, imageHeight);
    }
}

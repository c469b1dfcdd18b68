package podium.player.prediction;

import podium.core.mask.LogitMap;
import podium.data.image.RgbImage;
import podium.player.images.Mirrored;

/**
 * How segmenters see photographs of a size: both sides divided by the whole number that leaves about 512 pixels, VOC's
 * usual, along the longer one. Where it does not divide them the photograph goes on mirrored up to the next multiple.
 *
 * @param factor what sides are divided by, 1 up to about 750 pixels
 * @param imageWidth the photograph's, in pixels
 * @param imageHeight the photograph's, in pixels
 */
public record Reduction(int factor, int imageWidth, int imageHeight) {
    private static final int USUAL_SIDE = 512;

    /** That of a photograph. */
    public static Reduction of(RgbImage image) {
        int longer = Math.max(image.width(), image.height());
        return new Reduction(Math.max(1, Math.round((float) longer / USUAL_SIDE)), image.width(), image.height());
    }

    /** Of the reduced image, in pixels. */
    public int width() {
        return LogitMap.cells(imageWidth, factor);
    }

    /** Of the reduced image, in pixels. */
    public int height() {
        return LogitMap.cells(imageHeight, factor);
    }

    /** The photograph with what goes on mirrored. */
    RgbImage whole(RgbImage image) {
        return Mirrored.part(image, 0, 0, width() * factor, height() * factor);
    }

    /** The reduced image. */
    public RgbImage reduced(RgbImage image) {
        return whole(image).resized(width(), height());
    }

    /** A picture of the reduced image's size at the photograph's, without what went on mirrored. */
    RgbImage enlarged(RgbImage reduced) {
        return Mirrored.part(reduced.resized(width() * factor, height() * factor), 0, 0, imageWidth, imageHeight);
    }
}

package podium.player.export;

import podium.data.image.ImageSize;
import podium.data.image.RgbImage;
import podium.player.images.NetworkSquare;
import podium.player.recipe.Fit;

/**
 * The input of a file that takes images of one size.
 *
 * @param size the size
 * @param fit the part of an image that is resized to it
 */
record FixedInput(ImageSize size, Fit fit) {
    FixedInput {
        if (fit == Fit.CROP && size.width() != size.height()) {
            throw new IllegalArgumentException(
                    "a size of " + size + " for a square that is cut out; expected two" + " equal sides");
        }
    }

    /** Returns what the file takes of an image. */
    RgbImage of(RgbImage image) {
        return switch (fit) {
            case STRETCH -> image.resized(size.width(), size.height());
            case CROP -> new NetworkSquare(fit, size.width()).of(image);
        };
    }
}

package podium.player.images;

import java.util.Arrays;
import podium.data.image.RgbImage;
import podium.player.recipe.Fit;
import podium.player.recipe.Fit.Region;
import podium.player.recipe.InputSettings;

/**
 * The square that a classifier's network sees of an image.
 *
 * <pre>{@code
 * NetworkSquare square = NetworkSquare.of(recipe.network().input());
 * planes.write(square.of(image), pixels, 0);
 * }</pre>
 *
 * @param fit the part of the image that is resized to the square
 * @param side the side of the square in pixels
 */
public record NetworkSquare(Fit fit, int side) {
    /** Returns the square that a recipe asks for. */
    public static NetworkSquare of(InputSettings input) {
        return new NetworkSquare(input.fitting(), input.size());
    }

    /** Returns what the network sees of an image. */
    public RgbImage of(RgbImage image) {
        return part(image, region(image)).resized(side, side);
    }

    private Region region(RgbImage image) {
        return fit.region(image.width(), image.height());
    }

    private static RgbImage part(RgbImage image, Region region) {
        return Mirrored.part(image, region.left(), region.top(), region.width(), region.height());
    }

    /**
     * Applies the chain rule to {@link #of}, whose rounding counts as the identity.
     *
     * @param gradient the gradient with respect to each sample of the square
     * @return the gradient with respect to each sample of the image, which is 0 outside the part that the network sees
     */
    public float[] gradientBefore(float[] gradient, RgbImage image) {
        Region region = region(image);
        float[] ofPart = part(image, region).gradientBefore(gradient, side, side);
        float[] whole = new float[image.rgb().length];
        int row = region.width() * RgbImage.CHANNELS;
        for (int y = 0; y < region.height(); y++) {
            System.arraycopy(ofPart, y * row, whole, start(region, y, image.width()), row);
        }
        return whole;
    }

    /**
     * Resizes a square to the part of an image that it shows.
     *
     * @param outside the value of each sample of the image elsewhere
     */
    public RgbImage spread(RgbImage square, int width, int height, byte outside) {
        Region region = fit.region(width, height);
        byte[] part = square.resized(region.width(), region.height()).rgb();
        byte[] whole = new byte[width * height * RgbImage.CHANNELS];
        Arrays.fill(whole, outside);
        int row = region.width() * RgbImage.CHANNELS;
        for (int y = 0; y < region.height(); y++) {
            System.arraycopy(part, y * row, whole, start(region, y, width), row);
        }
        return RgbImage.of(width, height, whole);
    }

    private static int start(Region region, int row, int width) {
        return ((region.top() + row) * width + region.left()) * RgbImage.CHANNELS;
    }
}

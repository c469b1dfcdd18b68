package podium.player.images;

import java.util.List;
import java.util.Optional;
import podium.data.image.ImageSize;
import podium.data.image.RgbImage;
import podium.data.tiles.Tiling;

/**
 * The part of an image that a classifier takes in one step: all of it, or one of its tiles.
 *
 * @param left the column of its first pixels
 * @param top the row of its first pixels
 * @param width its width in pixels
 * @param height its height in pixels
 */
public record ImagePart(int left, int top, int width, int height) {
    /** Returns the parts of an image: its kept tiles, or without a tiling the whole image. */
    public static List<ImagePart> of(RgbImage image, Optional<Tiling> tiling) {
        return tiling.map(tiles -> tiles.kept(image).stream()
                        .map(tile -> new ImagePart(tile.left(), tile.top(), tile.side(), tile.side()))
                        .toList())
                .orElseGet(() -> List.of(new ImagePart(0, 0, image.width(), image.height())));
    }

    /** Returns the pixels of this part; of a part that is the whole image, the image itself. */
    public RgbImage of(RgbImage image) {
        return image.cut(left, top, width, height);
    }

    /** Writes pixels to the place of this part in an image. */
    public void write(RgbImage pixels, ImageSize image, byte[] whole) {
        int row = width * RgbImage.CHANNELS;
        for (int y = 0; y < height; y++) {
            System.arraycopy(pixels.rgb(), y * row, whole, start(y, image), row);
        }
    }

    /** Returns the index of the first sample of a row of this part in an image. */
    private int start(int row, ImageSize image) {
        return ((top + row) * image.width() + left) * RgbImage.CHANNELS;
    }

    /**
     * Applies the chain rule through {@link #of(RgbImage)}: adds the gradient to that of the whole image.
     *
     * @param gradient the gradient with respect to the samples of this part
     * @param image the size of the image
     * @param whole receives the sum, in the order of {@link RgbImage#rgb}
     */
    public void addGradient(float[] gradient, ImageSize image, float[] whole) {
        int row = width * RgbImage.CHANNELS;
        for (int y = 0; y < height; y++) {
            int to = start(y, image);
            for (int i = 0; i < row; i++) {
                whole[to + i] += gradient[y * row + i];
            }
        }
    }
}

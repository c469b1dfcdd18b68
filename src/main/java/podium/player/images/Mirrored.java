package podium.player.images;

import podium.data.image.RgbImage;

/** The continuation of an image beyond its edges by reflection: ... 1 0 | 0 1 ... n-1 | n-1 n-2 ... */
public final class Mirrored {
    private Mirrored() {}

    /** Maps a coordinate, which may lie outside, to the coordinate inside whose pixel it shows. */
    static int place(int place, int length) {
        int turned = Math.floorMod(place, 2 * length);
        return turned < length ? turned : 2 * length - 1 - turned;
    }

    /**
     * Backpropagates a gradient through {@link #part} with its upper left corner at (0, 0).
     *
     * @param gradient the derivative by each sample of the part of {@code width} x {@code height} pixels
     * @return the derivative by each sample of the image of {@code imageWidth} x {@code imageHeight} pixels
     */
    public static float[] gradientBefore(float[] gradient, int width, int height, int imageWidth, int imageHeight) {
        if (width == imageWidth && height == imageHeight) {
            return gradient;
        }
        float[] result = new float[imageWidth * imageHeight * RgbImage.CHANNELS];
        int source = 0;
        for (int y = 0; y < height; y++) {
            int row = place(y, imageHeight) * imageWidth;
            for (int x = 0; x < width; x++) {
                int target = (row + place(x, imageWidth)) * RgbImage.CHANNELS;
                result[target] += gradient[source];
                result[target + 1] += gradient[source + 1];
                result[target + 2] += gradient[source + 2];
                source += RgbImage.CHANNELS;
            }
        }
        return result;
    }

    /** Returns a part of the image, which may extend beyond its edges. */
    public static RgbImage part(RgbImage image, int left, int top, int width, int height) {
        if (left == 0 && top == 0 && width == image.width() && height == image.height()) {
            return image;
        }
        byte[] from = image.rgb();
        byte[] part = new byte[width * height * RgbImage.CHANNELS];
        int target = 0;
        int inside = Math.max(0, Math.min(left + width, image.width()) - Math.max(left, 0));
        for (int y = 0; y < height; y++) {
            int row = place(top + y, image.height()) * image.width();
            for (int x = 0; x < width; x++) {
                if (left + x == Math.max(left, 0) && inside > 0) {
                    int bytes = inside * RgbImage.CHANNELS;
                    System.arraycopy(from, (row + left + x) * RgbImage.CHANNELS, part, target, bytes);
                    target += bytes;
                    x += inside - 1;
                    continue;
                }
                int source = (row + place(left + x, image.width())) * RgbImage.CHANNELS;
                part[target++] = from[source];
                part[target++] = from[source + 1];
                part[target++] = from[source + 2];
            }
        }
        return RgbImage.of(width, height, part);
    }
}

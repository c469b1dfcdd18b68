package podium.player.images;

import java.util.SplittableRandom;
import podium.data.image.RgbImage;
import podium.player.recipe.Augmentation;

/**
 * All geometric changes of an image as one map from output to input coordinates, so that the image is sampled only
 * once, with bilinear interpolation. Beyond its edges the image is reflected, with the edge pixels repeated (Keras'
 * {@code reflect}).
 *
 * <p>The image is cropped, zoomed, sheared, rotated and shifted, in this order, and then possibly flipped. All changes
 * except the crop are about its centre. The image has been resized to a square before, so angles refer to the resized
 * image, as in Keras.
 */
record Warp(Affine source, boolean flip) {
    private static final int CHANNELS = RgbImage.CHANNELS;
    /** Weights along an axis are multiples of 2^-11, because 255 times the square of 2^11 fits into an int. */
    private static final int BITS = 11;

    private static final int ONE = 1 << BITS;
    private static final int HALF = 1 << (2 * BITS - 1);
    /** Coordinates are multiples of 2^-32 pixels. */
    private static final int FRACTION = 32;
    /** Added to a coordinate to round it to a multiple of 2^-11. */
    private static final long ROUNDING = 1L << (FRACTION - BITS - 1);

    static Warp draw(Augmentation augmentation, SplittableRandom random) {
        boolean flip = random.nextBoolean() && augmentation.flip();
        Augmentation.Motion motion = augmentation.motion();
        double rotation = around(0, motion.rotation(), random);
        double shear = around(0, motion.shear(), random);
        double zoom = around(1, motion.zoom(), random);
        double across = around(0, motion.translation(), random);
        double down = around(0, motion.translation(), random);
        Affine source = crop(augmentation.crop(), random)
                .after(Affine.scale(1 / zoom, 1 / zoom))
                .after(Affine.shear(-shear))
                .after(Affine.rotation(-rotation))
                .after(Affine.translation(-across, -down));
        return new Warp(source, flip);
    }

    /** Draws uniformly from [middle - most, middle + most]. Always consumes one random number. */
    static double around(double middle, double most, SplittableRandom random) {
        return middle + most * (2 * random.nextDouble() - 1);
    }

    /** Draws up to ten crops until one fits into the image, or returns the whole image, as in RandomResizedCrop. */
    private static Affine crop(double smallest, SplittableRandom random) {
        if (smallest == 1) {
            return Affine.IDENTITY;
        }
        for (int attempt = 0; attempt < 10; attempt++) {
            double area = smallest + (1 - smallest) * random.nextDouble();
            double ratio = StrictMath.exp(around(0, StrictMath.log(4.0 / 3), random));
            double width = Math.sqrt(area * ratio);
            double height = Math.sqrt(area / ratio);
            if (width <= 1 && height <= 1) {
                double across = around(0, (1 - width) / 2, random);
                double down = around(0, (1 - height) / 2, random);
                return Affine.translation(across, down).after(Affine.scale(width, height));
            }
        }
        return Affine.IDENTITY;
    }

    /** Returns the warped image of {@code size} x {@code size} pixels. */
    RgbImage applied(RgbImage image, int size) {
        if (source.isIdentity()) {
            RgbImage resized = image.resized(size, size);
            return flip ? resized.flipped() : resized;
        }
        byte[] result = new byte[size * size * CHANNELS];
        sample(image, flip ? source.after(Affine.scale(-1, 1)) : source, size, result);
        return RgbImage.of(size, size, result);
    }

    private static void sample(RgbImage image, Affine from, int size, byte[] result) {
        byte[] rgb = image.rgb();
        int width = image.width();
        int height = image.height();
        long stepX = fixed(from.xx() * width / size);
        long stepY = fixed(from.yx() * height / size);
        int target = 0;
        for (int row = 0; row < size; row++) {
            double u = 0.5 / size - 0.5;
            double v = (row + 0.5) / size - 0.5;
            long x = fixed((from.xx() * u + from.xy() * v + from.x() + 0.5) * width - 0.5) + ROUNDING;
            long y = fixed((from.yx() * u + from.yy() * v + from.y() + 0.5) * height - 0.5) + ROUNDING;
            for (int column = 0; column < size; column++, x += stepX, y += stepY) {
                int left = (int) (x >> FRACTION);
                int top = (int) (y >> FRACTION);
                int right = left + 1;
                int bottom = top + 1;
                if (left < 0 || top < 0 || right >= width || bottom >= height) {
                    left = Mirrored.place(left, width);
                    right = Mirrored.place(right, width);
                    top = Mirrored.place(top, height);
                    bottom = Mirrored.place(bottom, height);
                }
                int toRight = (int) (x >>> (FRACTION - BITS)) & (ONE - 1);
                int toBottom = (int) (y >>> (FRACTION - BITS)) & (ONE - 1);
                int weightBR = toRight * toBottom;
                int weightBL = (toBottom << BITS) - weightBR;
                int weightTR = (toRight << BITS) - weightBR;
                int weightTL = (1 << (2 * BITS)) - weightBL - weightTR - weightBR;
                int tl = (top * width + left) * CHANNELS;
                int tr = (top * width + right) * CHANNELS;
                int bl = (bottom * width + left) * CHANNELS;
                int br = (bottom * width + right) * CHANNELS;
                for (int channel = 0; channel < CHANNELS; channel++) {
                    int sum = (rgb[tl + channel] & 0xff) * weightTL
                            + (rgb[tr + channel] & 0xff) * weightTR
                            + (rgb[bl + channel] & 0xff) * weightBL
                            + (rgb[br + channel] & 0xff) * weightBR;
                    result[target++] = (byte) ((sum + HALF) >> (2 * BITS));
                }
            }
        }
    }

    /** Converts a coordinate in pixels to an integer multiple of 2^-32. */
    private static long fixed(double pixels) {
        return Math.round(pixels * (1L << FRACTION));
    }
}

package podium.data.image;

/**
 * A grey picture: one byte a pixel, row after row. A coloured picture becomes grey by its luma (ITU-R BT.601), with the
 * bytes that Pillow's {@code convert("L")} gives.
 *
 * <p>The bytes are never copied. Do not modify them.
 */
public final class GreyImage {
    private static final int RED = 19595;
    private static final int GREEN = 38470;
    private static final int BLUE = 7471;
    private static final int BITS = 16;

    private final int width;
    private final int height;
    private final byte[] grey;

    private GreyImage(int width, int height, byte[] grey) {
        this.width = width;
        this.height = height;
        this.grey = grey;
    }

    /** The luma of a picture. A pixel whose three samples are equal keeps their value. */
    public static GreyImage of(RgbImage image) {
        byte[] rgb = image.rgb();
        byte[] grey = new byte[rgb.length / RgbImage.CHANNELS];
        for (int pixel = 0, at = 0; pixel < grey.length; pixel++, at += RgbImage.CHANNELS) {
            int sum = RED * (rgb[at] & 0xff) + GREEN * (rgb[at + 1] & 0xff) + BLUE * (rgb[at + 2] & 0xff);
            grey[pixel] = (byte) ((sum + (1 << (BITS - 1))) >> BITS);
        }
        return new GreyImage(image.width(), image.height(), grey);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The grey of each pixel, row by row: the image's own bytes, which you must not modify. */
    public byte[] grey() {
        return grey;
    }

    /** This picture with three equal samples a pixel. */
    public RgbImage rgb() {
        byte[] rgb = new byte[grey.length * RgbImage.CHANNELS];
        for (int pixel = 0, at = 0; pixel < grey.length; pixel++, at += RgbImage.CHANNELS) {
            rgb[at] = grey[pixel];
            rgb[at + 1] = grey[pixel];
            rgb[at + 2] = grey[pixel];
        }
        return RgbImage.of(width, height, rgb);
    }

    /**
     * Applies the chain rule to {@link #of}, whose rounding counts as the identity.
     *
     * @param gradient the gradient with respect to the grey of each pixel
     * @param rgb receives the sum with the gradient with respect to each sample of the coloured picture
     */
    public static void addGradient(float[] gradient, float[] rgb) {
        for (int pixel = 0, at = 0; pixel < gradient.length; pixel++, at += RgbImage.CHANNELS) {
            rgb[at] += share(RED) * gradient[pixel];
            rgb[at + 1] += share(GREEN) * gradient[pixel];
            rgb[at + 2] += share(BLUE) * gradient[pixel];
        }
    }

    private static float share(int weight) {
        return (float) weight / (1 << BITS);
    }
}

package podium.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Path;
import podium.core.InputException;

/**
 * A picture as networks take it: 8 bits of red, green and blue, pixel after pixel, row after row.
 *
 * <p>The bytes are neither copied when they come nor when they go: who has them may read them, and nothing else.
 */
public final class RgbImage {
    /** Bytes a pixel. */
    public static final int CHANNELS = 3;

    private final int width;
    private final int height;
    private final byte[] rgb;

    private RgbImage(int width, int height, byte[] rgb) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    /** The picture whose 3 * width * height bytes these are; they are not copied. */
    public static RgbImage of(int width, int height, byte[] rgb) {
        ImageSize size = new ImageSize(width, height);
        if (rgb.length != size.pixels() * CHANNELS) {
            throw new IllegalArgumentException(rgb.length + " bytes are no RGB image of " + size);
        }
        return new RgbImage(width, height, rgb);
    }

    /** A copy of a picture of any type, by the rules of {@link RgbSamples}; what is transparent keeps its colour. */
    public static RgbImage of(BufferedImage image) {
        BufferedImage source = RgbSamples.of(image);
        int width = source.getWidth();
        int height = source.getHeight();
        byte[] rgb = new byte[width * height * CHANNELS];
        byte[] bgr = ((DataBufferByte) source.getRaster().getDataBuffer()).getData();
        if (bgr.length != rgb.length) {
            bgr = (byte[]) source.getRaster().getDataElements(0, 0, width, height, new byte[rgb.length]);
            return new RgbImage(width, height, bgr);
        }
        for (int i = 0; i < rgb.length; i += CHANNELS) {
            rgb[i] = bgr[i + 2];
            rgb[i + 1] = bgr[i + 1];
            rgb[i + 2] = bgr[i];
        }
        return new RgbImage(width, height, rgb);
    }

    /**
     * Decodes a file of one of the formats of {@link ImageFormat}; the pixels come as they are stored.
     *
     * @throws InputException if it is missing, damaged or no image
     */
    public static RgbImage read(Path file) throws IOException {
        return of(ImageFile.read(file));
    }

    /** Like {@link #read}, but turned as the photograph is shown: by the orientation in its EXIF data, if any. */
    public static RgbImage readUpright(Path file) throws IOException {
        return Orientation.of(file).upright(read(file));
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public ImageSize size() {
        return new ImageSize(width, height);
    }

    /** Red, green, blue of each pixel, row by row: the image's own bytes, only to be read. */
    public byte[] rgb() {
        return rgb;
    }

    /**
     * Stretched to another size: bilinear, with a triangle as wide as the reduction, so that every pixel counts and fine
     * patterns do not alias. The same bytes as Pillow's {@code resize((width, height), BILINEAR)}.
     */
    public RgbImage resized(int width, int height) {
        return width == this.width && height == this.height ? this : Resampling.resize(this, width, height);
    }

    /**
     * The chain rule through {@link #resized}, whose rounding is taken for the identity.
     *
     * @param gradient of something with respect to each sample of this image resized to {@code width} x {@code height}
     * @return its gradient with respect to each sample of this image
     */
    public float[] gradientBefore(float[] gradient, int width, int height) {
        return width == this.width && height == this.height
                ? gradient
                : Resampling.transposed(gradient, width, height, this.width, this.height);
    }

    /** As Java's own image. */
    public BufferedImage buffered() {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[width * height];
        for (int i = 0, at = 0; i < pixels.length; i++, at += CHANNELS) {
            pixels[i] = ((rgb[at] & 0xff) << 16) | ((rgb[at + 1] & 0xff) << 8) | (rgb[at + 2] & 0xff);
        }
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        return picture;
    }

    /** Left and right exchanged. */
    public RgbImage flipped() {
        byte[] result = new byte[rgb.length];
        int stride = width * CHANNELS;
        for (int row = 0; row < rgb.length; row += stride) {
            for (int from = row, to = row + stride - CHANNELS; from < row + stride; from += CHANNELS, to -= CHANNELS) {
                result[to] = rgb[from];
                result[to + 1] = rgb[from + 1];
                result[to + 2] = rgb[from + 2];
            }
        }
        return new RgbImage(width, height, result);
    }
}

package podium.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Path;
import podium.core.InputException;

/**
 * A picture in the form that networks take: 8 bits each of red, green and blue, pixel after pixel, row after
 * row.
 *
 * <p>The bytes are never copied. Do not modify them.
 */
public final class RgbImage {
    /** The number of bytes per pixel. */
    public static final int CHANNELS = 3;

    private final int width;
    private final int height;
    private final byte[] rgb;

    private RgbImage(int width, int height, byte[] rgb) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    /** The picture with these 3 * width * height bytes, which are not copied. */
    public static RgbImage of(int width, int height, byte[] rgb) {
        ImageSize size = new ImageSize(width, height);
        if (rgb.length != size.pixels() * CHANNELS) {
            throw new IllegalArgumentException(rgb.length + " bytes are not an RGB image of " + size);
        }
        return new RgbImage(width, height, rgb);
    }

    /** A copy of a picture of any type, converted by {@link RgbSamples}; transparent pixels keep their colour. */
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
     * Decodes a file in one of the formats of {@link ImageFormat}. The pixels stay in their stored order.
     *
     * @throws InputException if the file is missing, damaged or not an image
     */
    public static RgbImage read(Path file) throws IOException {
        return of(ImageFile.read(file));
    }

    /** Like {@link #read}, but turns the picture upright according to the orientation in its EXIF data, if any. */
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

    /** The red, green and blue of each pixel, row by row: the image's own bytes, which you must not modify. */
    public byte[] rgb() {
        return rgb;
    }

    /**
     * The picture scaled to another size: bilinear, with a triangle as wide as the reduction, so that every
     * pixel counts and fine patterns do not alias. Gives the same bytes as Pillow's
     * {@code resize((width, height), BILINEAR)}.
     */
    public RgbImage resized(int width, int height) {
        return width == this.width && height == this.height ? this : Resampling.resize(this, width, height);
    }

    /**
     * Applies the chain rule to {@link #resized}, whose rounding counts as the identity.
     *
     * @param gradient the gradient with respect to each sample of this image resized to {@code width} x
     *     {@code height}
     * @return the gradient with respect to each sample of this image
     */
    public float[] gradientBefore(float[] gradient, int width, int height) {
        return width == this.width && height == this.height
                ? gradient
                : Resampling.transposed(gradient, width, height, this.width, this.height);
    }

    /** This picture as a {@link BufferedImage}. */
    public BufferedImage buffered() {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[width * height];
        for (int i = 0, at = 0; i < pixels.length; i++, at += CHANNELS) {
            pixels[i] = ((rgb[at] & 0xff) << 16) | ((rgb[at + 1] & 0xff) << 8) | (rgb[at + 2] & 0xff);
        }
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        return picture;
    }

    /** The rectangle of {@code width} x {@code height} pixels whose upper left pixel is (left, top). */
    public RgbImage cut(int left, int top, int width, int height) {
        if (left == 0 && top == 0 && width == this.width && height == this.height) {
            return this;
        }
        if (left < 0 || top < 0 || left + width > this.width || top + height > this.height) {
            throw new IllegalArgumentException(
                    width + " x " + height + " pixels from (" + left + ", " + top + ") are not inside " + size());
        }
        byte[] result = new byte[width * height * CHANNELS];
        int row = width * CHANNELS;
        for (int y = 0; y < height; y++) {
            System.arraycopy(rgb, ((top + y) * this.width + left) * CHANNELS, result, y * row, row);
        }
        return of(width, height, result);
    }

    /** The mirror image, with left and right exchanged. */
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

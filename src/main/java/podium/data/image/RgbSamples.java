package podium.data.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.function.IntUnaryOperator;

/**
 * Converts a decoded image of any type to 8-bit RGB, with the bytes that Pillow's {@code convert("RGB")} gives.
 *
 * <p>The samples are used as the file stores them. Java's own conversions do not fit: they treat grey as linear
 * light, apply colour profiles and multiply by the opacity, and Pillow does none of that. Transparent pixels
 * keep their colour. Samples of less than 8 bits are scaled to 0..255 and rounded down, as in Pillow. Samples
 * of 9 to 16 bits are divided (16 bits: by 257) and rounded to the nearest value; Pillow clips 16-bit grey to
 * white instead. Longer samples are clipped to 0..255.
 */
final class RgbSamples {
    private static final int CHANNELS = 3;
    private static final int OPAQUE = 255;

    private RgbSamples() {}

    /** The same picture as {@link BufferedImage#TYPE_3BYTE_BGR} in sRGB; the same object if it has that type. */
    static BufferedImage of(BufferedImage image) {
        ColorModel model = image.getColorModel();
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR
                && model.getColorSpace().isCS_sRGB()) {
            return image;
        }
        int width = image.getWidth();
        BufferedImage result = new BufferedImage(width, image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] bgr = ((DataBufferByte) result.getRaster().getDataBuffer()).getData();
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        Pixels pixels = pixels(model, raster);
        int[] row = new int[width * bands];
        for (int y = 0; y < image.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0, to = y * width * CHANNELS; x < width; x++, to += CHANNELS) {
                int rgb = pixels.rgb(row, x * bands);
                bgr[to] = (byte) rgb;
                bgr[to + 1] = (byte) (rgb >> 8);
                bgr[to + 2] = (byte) (rgb >> 16);
            }
        }
        return result;
    }

    /** Interprets the samples of one pixel, starting at {@code at}. */
    private interface Pixels {
        /** The colour as {@code 0xRRGGBB}. */
        int rgb(int[] samples, int at);
    }

    private static Pixels pixels(ColorModel model, Raster raster) {
        if (model instanceof IndexColorModel palette) {
            return (samples, at) -> palette.getRGB(samples[at]);
        }
        if (model instanceof DirectColorModel || model instanceof ComponentColorModel) {
            return switch (model.getColorSpace().getType()) {
                case ColorSpace.TYPE_GRAY -> opaque(model, grey(model));
                case ColorSpace.TYPE_RGB -> opaque(model, colour(model));
                case ColorSpace.TYPE_CMYK -> inks(model);
                default -> converted(model, raster);
            };
        }
        return converted(model, raster);
    }

    /** Uses the colour space's own arithmetic, which CIE Lab needs. */
    private static Pixels converted(ColorModel model, Raster raster) {
        Object pixel = raster.getDataElements(raster.getMinX(), raster.getMinY(), null);
        return (samples, at) -> model.getRGB(model.getDataElements(samples, at, pixel));
    }

    private static Pixels inks(ColorModel model) {
        IntUnaryOperator ink = eightBits(model, 0);
        return (samples, at) -> InkSamples.rgb(
                ink.applyAsInt(samples[at]),
                ink.applyAsInt(samples[at + 1]),
                ink.applyAsInt(samples[at + 2]),
                ink.applyAsInt(samples[at + 3]));
    }

    private static Pixels grey(ColorModel model) {
        IntUnaryOperator grey = eightBits(model, 0);
        return (samples, at) -> 0x010101 * grey.applyAsInt(samples[at]);
    }

    private static Pixels colour(ColorModel model) {
        IntUnaryOperator red = eightBits(model, 0);
        IntUnaryOperator green = eightBits(model, 1);
        IntUnaryOperator blue = eightBits(model, 2);
        return (samples, at) -> red.applyAsInt(samples[at]) << 16
                | green.applyAsInt(samples[at + 1]) << 8
                | blue.applyAsInt(samples[at + 2]);
    }

    /** Divides by the opacity, the last sample, if the samples were multiplied by it. */
    private static Pixels opaque(ColorModel model, Pixels pixels) {
        if (!model.hasAlpha() || !model.isAlphaPremultiplied()) {
            return pixels;
        }
        int last = model.getNumComponents() - 1;
        IntUnaryOperator opacity = eightBits(model, last);
        return (samples, at) -> {
            int alpha = opacity.applyAsInt(samples[at + last]);
            int rgb = pixels.rgb(samples, at);
            return divided(rgb >> 16 & 255, alpha) << 16
                    | divided(rgb >> 8 & 255, alpha) << 8
                    | divided(rgb & 255, alpha);
        };
    }

    private static int divided(int sample, int alpha) {
        return alpha == 0 ? 0 : Math.min(OPAQUE, sample * OPAQUE / alpha);
    }

    /** Scales the samples of one component to 0..255. */
    private static IntUnaryOperator eightBits(ColorModel model, int component) {
        int bits = model.getComponentSize(component);
        int most = (1 << Math.min(bits, 16)) - 1;
        if (bits == 8) {
            return sample -> sample;
        }
        if (bits < 8) {
            return sample -> sample * 255 / most;
        }
        if (bits <= 16 && model.getTransferType() != DataBuffer.TYPE_SHORT) {
            return sample -> (sample * 255 + most / 2) / most;
        }
        return sample -> Math.max(0, Math.min(255, sample));
    }
}

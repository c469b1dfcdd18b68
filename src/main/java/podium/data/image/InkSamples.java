package podium.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;

/**
 * Converts cyan, magenta, yellow and black, from 0 (no ink) to 255, to RGB with the arithmetic of Pillow's
 * {@code convert("RGB")}: each ink removes its share of the light that black leaves. Colour profiles are not
 * applied.
 */
final class InkSamples {
    private static final int INKS = 4;

    private InkSamples() {}

    /** The colour as {@code 0xRRGGBB}. */
    static int rgb(int cyan, int magenta, int yellow, int black) {
        int light = 255 - black;
        return light(cyan, light) << 16 | light(magenta, light) << 8 | light(yellow, light);
    }

    private static int light(int ink, int light) {
        int product = ink * light + 128;
        return Math.max(0, light - ((product + (product >> 8)) >> 8)); // the product divided by 255, rounded
    }

    /**
     * The picture of a JPEG with four components. They are stored inverted, with 255 for no ink: a convention
     * of Adobe that Pillow assumes for every such file.
     *
     * @param stored the components as they are in the file
     * @param luminance true if the first three components are Y, Cb and Cr instead of inks
     */
    static BufferedImage ofJpeg(Raster stored, boolean luminance) {
        int width = stored.getWidth();
        BufferedImage result = new BufferedImage(width, stored.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] bgr = ((DataBufferByte) result.getRaster().getDataBuffer()).getData();
        int[] row = new int[width * INKS];
        for (int y = 0, to = 0; y < stored.getHeight(); y++) {
            stored.getPixels(stored.getMinX(), stored.getMinY() + y, width, 1, row);
            for (int at = 0; at < row.length; at += INKS, to += 3) {
                if (luminance) {
                    invertLuminance(row, at);
                }
                int rgb = rgb(255 - row[at], 255 - row[at + 1], 255 - row[at + 2], 255 - row[at + 3]);
                bgr[to] = (byte) rgb;
                bgr[to + 1] = (byte) (rgb >> 8);
                bgr[to + 2] = (byte) (rgb >> 16);
            }
        }
        return result;
    }

    /** Converts Y, Cb and Cr to the three inks as libjpeg stores them: 255 minus red, green and blue. */
    private static void invertLuminance(int[] row, int at) {
        int y = row[at];
        double cb = row[at + 1] - 128.0;
        double cr = row[at + 2] - 128.0;
        row[at] = 255 - clipped(y + 1.402 * cr);
        row[at + 1] = 255 - clipped(y - 0.344136 * cb - 0.714136 * cr);
        row[at + 2] = 255 - clipped(y + 1.772 * cb);
    }

    private static int clipped(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }
}

package podium.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;

/** Images as PNG files, which give every sample back. */
public final class RgbPng {
    private RgbPng() {}

    /** Writes 8 bits of red, green and blue a pixel. */
    public static void write(RgbImage image, OutputStream out) throws IOException {
        BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[image.width() * image.height()];
        byte[] rgb = image.rgb();
        for (int i = 0, at = 0; i < pixels.length; i++, at += RgbImage.CHANNELS) {
            pixels[i] = ((rgb[at] & 0xff) << 16) | ((rgb[at + 1] & 0xff) << 8) | (rgb[at + 2] & 0xff);
        }
        picture.setRGB(0, 0, image.width(), image.height(), pixels, 0, image.width());
        ImageIO.write(picture, "png", out);
    }
}

package podium.data.image;

import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;

/** Images as PNG files, which give every sample back. */
public final class RgbPng {
    private RgbPng() {}

    /** Writes 8 bits of red, green and blue a pixel. */
    public static void write(RgbImage image, OutputStream out) throws IOException {
        ImageIO.write(image.buffered(), "png", out);
    }
}

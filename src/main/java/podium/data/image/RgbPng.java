package podium.data.image;

import java.io.IOException;
import java.io.OutputStream;

/** Writes images as PNG files, which store every sample exactly. */
public final class RgbPng {
    private RgbPng() {}

    /** Writes 8 bits each of red, green and blue per pixel. */
    public static void write(RgbImage image, OutputStream out) throws IOException {
        PictureEncoder.png(image.buffered(), out);
    }
}

package podium.data.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** JPEG compression of images. */
public final class RgbJpeg {
    private static final float PERCENT = 100;

    private RgbJpeg() {}

    /**
     * The image after JPEG compression and decoding.
     *
     * @param quality the quality, 1 to 100
     */
    public static RgbImage again(RgbImage image, int quality) {
        try {
            byte[] bytes = PictureEncoder.jpeg(image.buffered(), quality / PERCENT);
            BufferedImage decoded = ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)));
            return RgbImage.of(decoded);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // cannot happen in memory
        }
    }
}

package podium.player.training;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import podium.data.image.RgbImage;

/** Small images to train on. */
public final class Pictures {
    private Pictures() {}

    /** Returns an image of random samples. */
    public static RgbImage noise(int width, int height, long seed) {
        byte[] rgb = new byte[3 * width * height];
        new SplittableRandom(seed).nextBytes(rgb);
        return RgbImage.of(width, height, rgb);
    }

    /** Returns one sample of an image: channel 0, 1 or 2 of a pixel. */
    public static int sample(RgbImage image, int x, int y, int channel) {
        return image.rgb()[3 * (y * image.width() + x) + channel] & 0xff;
    }

    /** Writes the image as PNG, whatever the file's ending is. */
    public static Path write(RgbImage image, Path file) throws IOException {
        BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int red = sample(image, x, y, 0);
                picture.setRGB(x, y, red << 16 | sample(image, x, y, 1) << 8 | sample(image, x, y, 2));
            }
        }
        Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }
}

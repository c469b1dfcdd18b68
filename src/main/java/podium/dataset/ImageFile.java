package podium.dataset;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import podium.InputException;

/** An image file of any format that an ImageIO plugin on the class path reads. */
final class ImageFile {
    private ImageFile() {}

    /** Width and height, from the header. */
    static ImageSize size(Path file) throws IOException {
        return with(file, reader -> claimedSize(file, reader));
    }

    /** The pixels as 8-bit RGB; a file that ends too early is refused, as is a header that claims too much. */
    static BufferedImage read(Path file) throws IOException {
        return with(file, reader -> {
            claimedSize(file, reader);
            List<String> warnings = new ArrayList<>();
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            BufferedImage image = reader.read(0);
            for (String warning : warnings) {
                if (isDamage(warning)) {
                    throw new InputException(file + ": damaged (" + warning + "); replace the file");
                }
            }
            return rgb(image);
        });
    }

    private static ImageSize claimedSize(Path file, ImageReader reader) throws IOException {
        return ImageSize.claimed(file, reader.getWidth(0), reader.getHeight(0));
    }

    /** libjpeg goes on after the end of a file, with grey, and only warns; of bytes too many it makes nothing worse. */
    private static boolean isDamage(String warning) {
        return warning.contains("Truncated File")
                || warning.contains("Premature end")
                || (warning.contains("Corrupt JPEG data") && !warning.contains("extraneous bytes"));
    }

    private interface Reading<T> {
        T from(ImageReader reader) throws IOException;
    }

    private static <T> T with(Path file, Reading<T> reading) throws IOException {
        DataFile.require(file, "an image");
        try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new InputException(
                        file + ": not an image of a known format (its first bytes are none's); replace the file");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                return reading.from(reader);
            } finally {
                reader.dispose();
            }
        } catch (InputException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Image readers throw unchecked exceptions, too, at what they cannot make sense of.
            throw new InputException(
                    file + ": the image cannot be decoded (" + e.getMessage() + "); replace the file", e);
        }
    }

    /** An image of the given samples: rows of pixels of blue, green, red. */
    static BufferedImage ofBlueGreenRed(ImageSize size, byte[] samples) {
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] target = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(samples, 0, target, 0, target.length);
        return image;
    }

    /** The same picture as {@link BufferedImage#TYPE_3BYTE_BGR}; itself if it is one. */
    static BufferedImage rgb(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
            return image;
        }
        BufferedImage result = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            copyGrey(image.getRaster(), result.getRaster());
        } else {
            Graphics2D graphics = result.createGraphics();
            graphics.drawImage(image, 0, 0, Color.BLACK, null);
            graphics.dispose();
        }
        return result;
    }

    /** Sample for sample: Java's own conversion takes grey as linear light and would brighten it. */
    private static void copyGrey(Raster grey, WritableRaster result) {
        int width = grey.getWidth();
        int[] row = new int[width];
        for (int y = 0; y < grey.getHeight(); y++) {
            grey.getSamples(0, y, width, 1, 0, row);
            for (int band = 0; band < 3; band++) {
                result.setSamples(0, y, width, 1, band, row);
            }
        }
    }
}

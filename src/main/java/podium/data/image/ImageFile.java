package podium.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import podium.core.InputException;
import podium.core.Reason;

/** Reads image files in the formats of {@link ImageFormat} through ImageIO and its plugins. */
public final class ImageFile {
    private static final int INKS = 4;

    private ImageFile() {}

    /** The width and height in the header. */
    public static ImageSize size(Path file) throws IOException {
        return with(file, (format, reader) -> claimedSize(file, reader));
    }

    /**
     * The pixels as 8-bit RGB, as they are stored, without applying the orientation. A truncated file is
     * refused, and so is a header that claims too many pixels.
     */
    public static BufferedImage read(Path file) throws IOException {
        return with(file, (format, reader) -> {
            claimedSize(file, reader);
            List<String> warnings = new ArrayList<>();
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            BufferedImage image = decoded(file, format, reader);
            for (String warning : warnings) {
                if (isDamage(warning)) {
                    throw new InputException(file + ": damaged (" + warning + "); replace the file");
                }
            }
            return image;
        });
    }

    private static ImageSize claimedSize(Path file, ImageReader reader) throws IOException {
        return ImageSize.claimed(file, reader.getWidth(0), reader.getHeight(0));
    }

    private static BufferedImage decoded(Path file, ImageFormat format, ImageReader reader) throws IOException {
        return switch (format) {
            case PNG, GIF, BMP -> RgbSamples.of(reader.read(0));
            case TIFF -> RgbSamples.of(TiffPalette.restored(reader.read(0), file));
            case WEBP -> RgbSamples.of(reader.read(0, withoutProfile(reader.getRawImageType(0))));
            case JPEG -> {
                ImageTypeSpecifier stored = reader.getRawImageType(0);
                yield stored != null && stored.getNumBands() == INKS
                        ? InkSamples.ofJpeg(reader.readRaster(0, null), JpegSegments.hasLuminance(file))
                        : RgbSamples.of(reader.read(0, withoutProfile(stored)));
            }
        };
    }

    /** Asks for the samples as they are stored; otherwise these readers would apply the file's colour profile. */
    private static ImageReadParam withoutProfile(@Nullable ImageTypeSpecifier stored) {
        ImageReadParam parameters = new ImageReadParam();
        parameters.setDestinationType(stored);
        return parameters;
    }

    /**
     * True if a warning means lost pixels. libjpeg fills a truncated file with grey and only warns; extra bytes
     * do no harm.
     */
    private static boolean isDamage(String warning) {
        return warning.contains("Truncated File")
                || warning.contains("Premature end")
                || (warning.contains("Corrupt JPEG data") && !warning.contains("extraneous bytes"));
    }

    private interface Reading<T> {
        T from(ImageFormat format, ImageReader reader) throws IOException;
    }

    private static <T> T with(Path file, Reading<T> reading) throws IOException {
        ImageFormat format = format(file);
        try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw unread(file, new byte[0]);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                return reading.from(format, reader);
            } finally {
                reader.dispose();
            }
        } catch (InputException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Image readers also throw unchecked exceptions for invalid data.
            throw new InputException(
                    file + ": the image cannot be decoded (" + Reason.of(e) + "); replace the file", e);
        }
    }

    /** The format according to the file's first bytes, whatever its extension. */
    static ImageFormat format(Path file) throws IOException {
        DataFile.require(file, "an image");
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(ImageFormat.HEAD_BYTES);
        }
        return ImageFormat.of(head).orElseThrow(() -> unread(file, head));
    }

    private static InputException unread(Path file, byte[] head) {
        String found = file + ": " + (head.length == 0 ? "empty, " : "") + "not a " + ImageFormat.titles() + " file";
        return new InputException(ForeignFormat.of(file, head)
                .map(format -> found + ", but " + format + ". " + format.advice(file))
                .orElse(found + ". Convert or replace it"));
    }

    /** An image from samples: rows of pixels, each blue, green, red. */
    public static BufferedImage ofBlueGreenRed(ImageSize size, byte[] samples) {
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] target = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(samples, 0, target, 0, target.length);
        return image;
    }
}

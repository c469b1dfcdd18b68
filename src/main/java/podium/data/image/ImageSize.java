package podium.data.image;

import java.nio.file.Path;
import podium.core.InputException;

/** The width and height of an image, both at least 1. */
public record ImageSize(int width, int height) {
    /** The largest number of pixels that is read; larger images are refused before memory is allocated. */
    public static final long MAXIMUM_PIXELS = 100_000_000;

    public ImageSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("an image cannot be " + width + " x " + height);
        }
    }

    /** The size that a file's header claims, if it is positive and not too large. */
    public static ImageSize claimed(Path file, long width, long height) {
        if (width < 1 || height < 1) {
            throw new InputException(
                    file + ": the header claims " + width + " x " + height + " pixels; replace the file");
        }
        if (width > MAXIMUM_PIXELS / height) {
            throw new InputException(file + ": the header claims " + width + " x " + height + " pixels, more than the "
                    + MAXIMUM_PIXELS / 1_000_000 + " megapixels that Podium reads; replace the file or scale it down");
        }
        return new ImageSize((int) width, (int) height);
    }

    public long pixels() {
        return (long) width * height;
    }

    /** The text {@code 500 x 375}. */
    @Override
    public String toString() {
        return width + " x " + height;
    }
}

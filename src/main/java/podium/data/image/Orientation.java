package podium.data.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The eight values of EXIF's orientation: how to turn a stored picture upright.
 *
 * <p>Each value says where a pixel of the upright picture is stored: whether x and y are swapped, whether x
 * then counts from the right, and whether y counts from the bottom.
 */
public enum Orientation {
    UPRIGHT(1, false, false, false),
    MIRRORED(2, false, true, false),
    UPSIDE_DOWN(3, false, true, true),
    UPSIDE_DOWN_MIRRORED(4, false, false, true),
    TRANSPOSED(5, true, false, false),
    LYING_LEFT(6, true, false, true),
    TRANSVERSED(7, true, true, true),
    LYING_RIGHT(8, true, true, false);

    private final int number;
    private final boolean transposed;
    private final boolean fromRight;
    private final boolean fromBottom;

    Orientation(int number, boolean transposed, boolean fromRight, boolean fromBottom) {
        this.number = number;
        this.transposed = transposed;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    /** The orientation in the EXIF data of an image file; upright if there is none or if it is not valid. */
    public static Orientation of(Path file) throws IOException {
        long number = ExifData.orientation(file);
        return Arrays.stream(values())
                .filter(orientation -> orientation.number == number)
                .findFirst()
                .orElse(UPRIGHT);
    }

    /** The EXIF value, 1 to 8. */
    public int number() {
        return number;
    }

    /** Turns a stored picture upright; the result is the same object if it is upright already. */
    RgbImage upright(RgbImage stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        int width = transposed ? stored.height() : stored.width();
        int height = transposed ? stored.width() : stored.height();
        byte[] from = stored.rgb();
        byte[] rgb = new byte[from.length];
        for (int y = 0, to = 0; y < height; y++) {
            for (int x = 0; x < width; x++, to += RgbImage.CHANNELS) {
                int left = transposed ? y : x;
                int top = transposed ? x : y;
                int column = fromRight ? stored.width() - 1 - left : left;
                int row = fromBottom ? stored.height() - 1 - top : top;
                System.arraycopy(from, (row * stored.width() + column) * RgbImage.CHANNELS, rgb, to, RgbImage.CHANNELS);
            }
        }
        return RgbImage.of(width, height, rgb);
    }
}

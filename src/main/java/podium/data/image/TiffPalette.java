package podium.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageInputStream;

/** The palette of a TIFF file: all reds, all greens, all blues, 16 bits each; the upper 8 bits count. */
final class TiffPalette {
    private static final int COLOR_MAP = 320;
    private static final int MOST = 3 * 256;

    private TiffPalette() {}

    /**
     * The decoded picture with the palette of the file, because Java rounds the palette differently from other
     * programs.
     */
    static BufferedImage restored(BufferedImage image, Path file) throws IOException {
        if (!(image.getColorModel() instanceof IndexColorModel)) {
            return image;
        }
        long[] map;
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            map = new TiffDirectory(in, new ByteSpan(0, in.length())).numbers(COLOR_MAP, MOST);
        }
        int size = map.length / 3;
        if (size < 1) {
            return image; // a black and white file stores no palette
        }
        byte[][] bands = new byte[3][size];
        for (int i = 0; i < 3 * size; i++) {
            bands[i / size][i % size] = (byte) (map[i] >> 8);
        }
        IndexColorModel palette =
                new IndexColorModel(image.getColorModel().getPixelSize(), size, bands[0], bands[1], bands[2]);
        return new BufferedImage(palette, image.getRaster(), false, null);
    }
}

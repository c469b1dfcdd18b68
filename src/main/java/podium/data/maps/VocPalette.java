package podium.data.maps;

import java.awt.image.IndexColorModel;
import java.util.Objects;

/**
 * The colours of VOC's label PNGs: entry {@code i} distributes the bits of {@code i} over red, green and blue
 * from the highest bit down, like the development kit's {@code VOClabelcolormap.m}.
 *
 * <p>Label 1 is (128, 0, 0), label 2 (0, 128, 0), label 255 (224, 224, 192).
 */
public final class VocPalette {
    private static final int ENTRIES = 256;

    private VocPalette() {}

    /** The colour of a label, as 0xRRGGBB. */
    public static int rgb(int label) {
        int colour = 0;
        int rest = Objects.checkIndex(label, ENTRIES);
        for (int bit = 7; rest != 0; bit--, rest >>= 3) {
            colour |= (rest & 1) << (16 + bit) | (rest >> 1 & 1) << (8 + bit) | (rest >> 2 & 1) << bit;
        }
        return colour;
    }

    /** An opaque colour model of 256 entries, 8 bits per pixel. */
    public static IndexColorModel colorModel() {
        byte[] red = new byte[ENTRIES];
        byte[] green = new byte[ENTRIES];
        byte[] blue = new byte[ENTRIES];
        for (int label = 0; label < ENTRIES; label++) {
            int colour = rgb(label);
            red[label] = (byte) (colour >> 16);
            green[label] = (byte) (colour >> 8);
            blue[label] = (byte) colour;
        }
        return new IndexColorModel(8, ENTRIES, red, green, blue);
    }
}

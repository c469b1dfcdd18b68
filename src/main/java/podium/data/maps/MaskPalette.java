package podium.data.maps;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import podium.core.InputException;
import podium.core.mask.LabelMap;

/**
 * The palette of a mask's PNG, and how it turns the pixels' indices into labels.
 *
 * <p>An optimiser, or a program that builds a new palette, can store the colours in another order: the picture
 * stays the same, but its indices change. A program that merely replaces the palette keeps the indices. Only
 * the indices that pixels use matter:
 *
 * <ul>
 *   <li>Each has VOC's colour of its own label: <b>the indices are the labels</b>. An index beyond the palette's end
 *       counts as such, and so does 255 unless its colour belongs to a class.
 *   <li>The palette is a grey ramp, which programs without a palette write, or all black: <b>the indices are the
 *       labels</b>.
 *   <li>Each has VOC's colour of some label of the competition, and no two have the same: <b>the colours are the
 *       labels</b>. {@code 0: (0, 0, 0), 1: (0, 128, 0)} is background and label 2.
 *   <li>Anything else is <b>refused</b>: colours that belong to no label, or two indices with one colour.
 * </ul>
 */
final class MaskPalette {
    private static final int LABELS = 256;

    private final int[] colours;

    /** A palette from entries as 0xRRGGBB. */
    MaskPalette(int[] colours) {
        this.colours = colours.clone();
    }

    /** A palette from the bytes of PLTE: red, green and blue of each entry. */
    static MaskPalette ofBytes(byte[] bytes) {
        int[] colours = new int[bytes.length / 3];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = (bytes[3 * i] & 0xFF) << 16 | (bytes[3 * i + 1] & 0xFF) << 8 | (bytes[3 * i + 2] & 0xFF);
        }
        return new MaskPalette(colours);
    }

    /**
     * The label of each index if the colours are the labels; empty if the indices are.
     *
     * @param file the mask's file, for the message if colours and indices contradict each other
     * @param pixels the number of pixels with each index
     */
    Optional<byte[]> labelsByColour(Path file, long[] pixels, int classes) {
        int[] used =
                IntStream.range(0, LABELS).filter(index -> pixels[index] > 0).toArray();
        boolean own = Arrays.stream(used).allMatch(index -> hasOwnColour(index, classes));
        if (own || isRamp(used) || isBlack()) {
            return Optional.empty();
        }
        byte[] labels = new byte[LABELS];
        int[] indexOf = new int[LABELS];
        Arrays.fill(indexOf, -1);
        for (int index : used) {
            int label = index < colours.length ? label(colours[index], classes) : -1;
            if (label < 0) {
                throw contradiction(
                        file,
                        "index " + index + " (" + pixels[index] + " pixels) has "
                                + (index < colours.length ? "the colour " + name(colours[index]) : "no colour")
                                + ", where VOC's palette has " + name(VocPalette.rgb(index)));
            }
            if (indexOf[label] >= 0) {
                throw contradiction(
                        file,
                        "the indices " + indexOf[label] + " and " + index + " have the same colour "
                                + name(colours[index]));
            }
            indexOf[label] = index;
            labels[index] = (byte) label;
        }
        return Optional.of(labels);
    }

    private boolean hasOwnColour(int index, int classes) {
        if (index >= colours.length || colours[index] == VocPalette.rgb(index)) {
            return true;
        }
        // Palettes with the classes alone are often padded with black or white.
        return index == LabelMap.VOID && label(colours[index], classes) <= 0;
    }

    /** True if colour i is grey i, or if the palette is an even ramp from black to white. */
    private boolean isRamp(int[] used) {
        int last = colours.length - 1;
        return Arrays.stream(used).allMatch(i -> i > last || colours[i] == grey(i))
                || (last > 0
                        && IntStream.rangeClosed(0, last)
                                .allMatch(i -> colours[i] == grey(255 * i / last)
                                        || colours[i] == grey((int) Math.round(255.0 * i / last))));
    }

    private static int grey(int value) {
        return value * 0x010101;
    }

    private boolean isBlack() {
        return colours.length > 1 && Arrays.stream(colours).allMatch(colour -> colour == 0);
    }

    /** The label of the competition that has this VOC colour, or -1. */
    private static int label(int colour, int classes) {
        return IntStream.concat(IntStream.rangeClosed(0, classes), IntStream.of(LabelMap.VOID))
                .filter(label -> VocPalette.rgb(label) == colour)
                .findFirst()
                .orElse(-1);
    }

    private static String name(int colour) {
        return "(" + (colour >> 16) + ", " + (colour >> 8 & 0xFF) + ", " + (colour & 0xFF) + ")";
    }

    private static InputException contradiction(Path file, String found) {
        return new InputException(file + ": colours and indices of the palette contradict each other: " + found
                + "; expected VOC's colours, at any index, or a grey ramp. Save the mask with VOC's palette, or as"
                + " 8-bit grey whose values are the labels");
    }
}

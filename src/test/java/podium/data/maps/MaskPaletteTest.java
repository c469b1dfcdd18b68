package podium.data.maps;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import podium.Thorough;
import podium.core.InputException;
import podium.core.mask.LabelMap;

/** Palettes are written as hexadecimal colours; {@code L7} is VOC's colour of label 7. */
class MaskPaletteTest {
    private static final int CLASSES = 20;
    private static final String INDICES = "indices";

    @TempDir
    private Path folder;

    /** A palette's first entries, the indices that pixels use, and the expected labels. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // The devkit's own palette, complete or short; unused entries do not matter.
                "L0 L1 L2 L3               | 0 1 2 3   | indices",
                "L0 L1 123456 L3           | 0 1 3     | indices",
                "L0 L1 L2                  | 0 1 2 255 | indices",
                "L0 L1                     | 0 1 2     | indices",
                // Renumbered palettes.
                "L0 L15                    | 0 1       | 0 15",
                "L15                       | 0         | 15",
                "L0 L7                     | 0 1       | 0 7",
                "L0 L7 L255                | 0 1 2     | 0 7 255",
                "L255 L15 L0               | 0 1 2     | 255 15 0",
                "L0 L2 L1 L3               | 0 1 2 3   | 0 2 1 3",
                "L0 L2 L1 L3               | 0 3       | indices",
                "L0 L2 123456 L1           | 0 1 3     | 0 2 1",
                // A ramp, complete or scaled, and black do not matter.
                "000000 010101 020202      | 0 1 2     | indices",
                "000000 010101 020202      | 2         | indices",
                "000000 ffffff             | 0 1       | indices",
                "000000 ffffff             | 1         | indices",
                "000000 555555 aaaaaa ffffff | 0 1 2 3 | indices",
                "000000 7f7f7f ffffff      | 0 1       | indices",
                "000000 000000 000000      | 0 1 2     | indices",
                "000000 000000 000000      | 1         | indices"
            })
    void coloursOrIndicesAreTheLabels(String palette, String used, String labels) {
        assertThat(read(palette, used)).isEqualTo(labels);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "L0 ff0000 00ff00 | 0 1 2 | index 1 (3 pixels) has the colour (255, 0, 0), where VOC's palette has (128, 0, 0)",
                "L0 L21           | 0 1   | index 1 (3 pixels) has the colour (128, 64, 128), where VOC's palette has (128, 0, 0)",
                "ffffff L1        | 0 1   | index 0 (3 pixels) has the colour (255, 255, 255), where VOC's palette has (0, 0, 0)",
                "L0 L2            | 1 5   | index 5 (3 pixels) has no colour, where VOC's palette has (128, 0, 128)",
                "L0 L1 L1         | 0 1 2 | the indices 1 and 2 have the same colour (128, 0, 0)",
                "L1 L1            | 0 1   | the indices 0 and 1 have the same colour (128, 0, 0)",
                "000000 0f0f0f ffffff | 0 1 2 | index 1 (3 pixels) has the colour (15, 15, 15), where VOC's palette has (128, 0, 0)"
            })
    void contradictoryPalettesAreRefusedWithTheColour(String palette, String used, String found) {
        assertThat(read(palette, used))
                .isEqualTo("a.png: colours and indices of the palette contradict each other: " + found
                        + "; expected VOC's colours, at any index, or a grey ramp. Save the mask with VOC's palette, or as"
                        + " 8-bit grey whose values are the labels");
    }

    /** Palettes of 21 colours with padding; 255 is void anyway, unless it has the colour of a class. */
    @Test
    void voidNeedsNoColourOfItsOwn() {
        for (int filling : new int[] {0, 0xFFFFFF, 0x123456, VocPalette.rgb(255), VocPalette.rgb(200)}) {
            assertThat(read(filled(filling), "0 5 255")).isEqualTo(INDICES);
        }
        assertThat(read(filled(VocPalette.rgb(20)), "0 255")).isEqualTo("0 20");
        assertThat(read(filled(VocPalette.rgb(20)), "0 20 255"))
                .contains("the indices 20 and 255 have the same colour");
    }

    @Test
    void theColoursOfLabelsDependOnTheNumberOfClasses() {
        assertThat(read("L0 L100", "0 1", 100)).isEqualTo("0 100");
        assertThat(read("L0 L100", "0 1", 99)).contains("contradict");
        assertThat(read("L0 L254 L253", "0 1 2", 254)).isEqualTo("0 254 253");
    }

    /** The labels stay the same however an optimiser renumbers the colours, and with any number of bits. */
    @Test
    void anyRenumberingOfAnyMaskKeepsItsLabels() throws IOException {
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < Thorough.count(100, 5000); i++) {
            byte[] labels = new byte[48];
            for (int pixel = 0; pixel < labels.length; pixel++) {
                int label = random.nextInt(random.nextInt(1, CLASSES + 2) + 1);
                labels[pixel] = (byte) (label > CLASSES ? LabelMap.VOID : label);
            }
            LabelMap map = LabelMap.of(8, 6, labels);
            Path file = folder.resolve("mask.png");
            ImageIO.write(renumbered(map, random), "png", file.toFile());
            assertThat(MaskFile.read(file, CLASSES, new RenumberedMasks())).isEqualTo(map);
        }
    }

    /** The same colours at random indices, with or without other colours. */
    private static BufferedImage renumbered(LabelMap map, SplittableRandom random) {
        List<Integer> order = new ArrayList<>();
        long[] counts = map.histogram();
        IntStream.range(0, 256).filter(label -> counts[label] > 0).forEach(order::add);
        while (random.nextInt(3) > 0 && order.size() < 24) {
            int label = random.nextInt(CLASSES + 1);
            if (!order.contains(label)) {
                order.add(label);
            }
        }
        for (int i = order.size() - 1; i > 0; i--) {
            order.add(order.remove(random.nextInt(i + 1)));
        }
        int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(order.size() - 1));
        int depth = bits <= 2 ? bits : bits <= 4 ? 4 : 8;
        byte[][] colours = new byte[3][order.size()];
        for (int i = 0; i < order.size(); i++) {
            for (int channel = 0; channel < 3; channel++) {
                colours[channel][i] = (byte) (VocPalette.rgb(order.get(i)) >> (16 - 8 * channel));
            }
        }
        IndexColorModel model = new IndexColorModel(depth, order.size(), colours[0], colours[1], colours[2]);
        BufferedImage image = new BufferedImage(
                map.width(),
                map.height(),
                depth == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY,
                model);
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                image.getRaster().setSample(x, y, 0, order.indexOf(map.at(x, y)));
            }
        }
        return image;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void renumberedMasksAreReportedTogether(int count) {
        RenumberedMasks masks = new RenumberedMasks();
        assertThat(masks.sentence()).isEmpty();
        for (int i = count; i > 0; i--) {
            masks.add(Path.of("masks", i + ".png"));
            masks.add(Path.of("masks", i + ".png"));
        }
        assertThat(masks.sentence())
                .contains(
                        count == 1
                                ? "masks/1.png: the mask's palette has VOC's colours in another order; the"
                                        + " labels were read"
                                        + " from the colours"
                                : "masks/1.png and " + (count - 1) + " more: " + count
                                        + " masks have palettes with VOC's"
                                        + " colours in another order; the labels were read from the colours");
    }

    private static String filled(int filling) {
        StringBuilder palette = new StringBuilder();
        for (int i = 0; i < 256; i++) {
            palette.append(i <= CLASSES ? "L" + i : String.format("%06x", filling))
                    .append(' ');
        }
        return palette.toString().strip();
    }

    private static String read(String palette, String used) {
        return read(palette, used, CLASSES);
    }

    /** {@code indices}, the labels of the used indices, or the refusal. */
    private static String read(String palette, String used, int classes) {
        int[] colours = Arrays.stream(palette.split(" "))
                .mapToInt(colour -> colour.startsWith("L")
                        ? VocPalette.rgb(Integer.parseInt(colour.substring(1)))
                        : Integer.parseInt(colour, 16))
                .toArray();
        long[] pixels = new long[256];
        List<Integer> indices =
                Arrays.stream(used.split(" ")).map(Integer::valueOf).toList();
        indices.forEach(index -> pixels[index] = 3);
        try {
            return new MaskPalette(colours)
                    .labelsByColour(Path.of("a.png"), pixels, classes)
                    .map(labels -> String.join(
                            " ",
                            indices.stream()
                                    .map(index -> Integer.toString(labels[index] & 0xFF))
                                    .toList()))
                    .orElse(INDICES);
        } catch (InputException e) {
            return String.valueOf(e.getMessage());
        }
    }
}

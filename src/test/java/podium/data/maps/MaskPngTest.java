package podium.data.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static podium.data.dataset.VocTree.flipped;
import static podium.data.dataset.VocTree.head;
import static podium.data.dataset.VocTree.refusal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import podium.Thorough;
import podium.core.mask.LabelMap;

class MaskPngTest {
    private static final int GREY = 0;
    private static final int RGB = 2;
    private static final int PALETTE = 3;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void theIndicesOfVocsPaletteAreTheLabels(int bits) throws IOException {
        SplittableRandom random = new SplittableRandom(bits);
        for (int i = 0; i < Thorough.count(20, 500); i++) {
            LabelMap map = random(random, 1 << bits);
            assertThat(read(png(map, bits, PALETTE))).isEqualTo(map);
        }
    }

    @Test
    void eightBitGreyValuesAreLabels() throws IOException {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < Thorough.count(20, 500); i++) {
            LabelMap map = random(random, 256);
            assertThat(read(png(map, 8, GREY))).isEqualTo(map);
        }
    }

    @Test
    void transparencyDoesNotChangeLabels() throws IOException {
        LabelMap map = LabelMap.of(3, 2, new byte[] {0, 1, 2, (byte) 255, 1, 0});
        byte[] onePaletteEntry = {0};
        byte[] oneGrey = {0, 1};
        assertThat(read(png(map, 8, PALETTE, onePaletteEntry))).isEqualTo(map);
        assertThat(read(png(map, 8, GREY, oneGrey))).isEqualTo(map);
    }

    @Test
    void writtenMasksAreReadBackAndHaveTheDevkitsColours() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < Thorough.count(20, 500); i++) {
            LabelMap map = random(random, 256);
            assertThat(read(written(map))).isEqualTo(map);
        }
        LabelMap personAndVoid = LabelMap.of(2, 1, new byte[] {15, (byte) 255});
        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(written(personAndVoid)));
        assertThat(seen.getRGB(0, 0)).isEqualTo(0xFFC08080);
        assertThat(seen.getRGB(1, 0)).isEqualTo(0xFFE0E0C0);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 8, RGB of 8 bits", "6, 8, RGB with transparency of 8 bits", "0, 16, grey of 16 bits",
        "4, 8, grey with transparency of 8 bits", "0, 4, grey of 4 bits", "5, 8, of the unknown colour type 5 of 8 bits"
    })
    void otherColourTypesAreRefused(int colours, int bits, String name) throws IOException {
        Path file = Files.write(folder.resolve("mask.png"), png(LabelMap.of(1, 1, new byte[1]), bits, colours));
        assertThat(refusal(() -> MaskPng.read(file, 254, new RenumberedMasks())))
                .isEqualTo(file + ": the mask is " + name + " per sample; expected a palette PNG in"
                        + " VOC's colours, or 8-bit grey whose values are the labels: save it as one of these");
    }

    @Test
    void truncatedFilesAreRefusedAtEveryLength() throws IOException {
        byte[] whole = written(random(new SplittableRandom(2), 21));
        for (int length = 0; length < whole.length; length++) {
            assertThat(refusalOf(head(whole, length))).containsAnyOf("cut off", "not a PNG");
        }
    }

    @Test
    void everyFlippedBitIsNoticed() throws IOException {
        byte[] whole = png(random(new SplittableRandom(3), 4), 2, PALETTE);
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            assertThat(refusalOf(flipped(whole, bit))).startsWith(folder.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"60000, 60000", "2147483647, 2147483647", "-1, -1", "0, 5", "100000001, 1"})
    void headersThatClaimTooManyPixelsAreRefused(int width, int height) throws IOException {
        byte[] bomb = png(LabelMap.of(1, 1, new byte[1]), 8, PALETTE);
        ByteBuffer.wrap(bomb).putInt(16, width).putInt(20, height);
        assertThat(refusalOf(bomb))
                .contains("the header claims ")
                .contains(" pixels")
                .contains("replace the file");
    }

    @Test
    void filesWithFewerRowsThanTheHeaderAreRefused() throws IOException {
        byte[] rows = {0, 1, 0, 2};
        assertThat(refusalOf(assembled(1, 40_000, 8, PALETTE, new byte[0], rows)))
                .contains("cannot be decoded");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Path file = folder.resolve("none.png");
        assertThat(refusal(() -> MaskPng.read(file, 254, new RenumberedMasks())))
                .isEqualTo(file + ": missing; expected a mask (palette PNG) here: add the file, or remove the"
                        + " image from"
                        + " its list");
        assertThat(refusal(() -> MaskPng.read(folder, 254, new RenumberedMasks())))
                .startsWith(folder + ": not a file");
    }

    private LabelMap read(byte[] png) throws IOException {
        return MaskPng.read(Files.write(folder.resolve("mask.png"), png), 254, new RenumberedMasks());
    }

    private String refusalOf(byte[] png) throws IOException {
        Path file = Files.write(folder.resolve("mask.png"), png);
        return refusal(() -> MaskPng.read(file, 254, new RenumberedMasks()));
    }

    private static LabelMap random(SplittableRandom random, int labels) {
        int width = random.nextInt(1, 20);
        int height = random.nextInt(1, 20);
        byte[] bytes = new byte[width * height];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) random.nextInt(labels);
        }
        return LabelMap.of(width, height, bytes);
    }

    private static byte[] written(LabelMap map) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MaskPng.write(map, bytes);
        return bytes.toByteArray();
    }

    private static byte[] png(LabelMap map, int bits, int colours) throws IOException {
        return png(map, bits, colours, new byte[0]);
    }

    /** A PNG according to the specification, with one label per sample; other colour types have zeros. */
    private static byte[] png(LabelMap map, int bits, int colours, byte[] transparency) throws IOException {
        int samples = colours == RGB ? 3 : colours == 4 ? 2 : colours == 6 ? 4 : 1;
        int rowBytes = (map.width() * bits * samples + 7) / 8;
        byte[] rows = new byte[map.height() * (1 + rowBytes)];
        for (int y = 0; y < map.height() && bits <= 8 && samples == 1; y++) {
            for (int x = 0; x < map.width(); x++) {
                int at = y * (1 + rowBytes) + 1 + x * bits / 8;
                rows[at] |= (byte) (map.at(x, y) << (8 - bits - x * bits % 8));
            }
        }
        return assembled(map.width(), map.height(), bits, colours, transparency, rows);
    }

    private static byte[] assembled(int width, int height, int bits, int colours, byte[] transparency, byte[] rows)
            throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        add(png, "IHDR", header.put((byte) bits).put((byte) colours).array());
        if (colours == PALETTE) {
            byte[] palette = new byte[3 << bits];
            for (int i = 0; i < palette.length; i++) {
                palette[i] = (byte) (VocPalette.rgb(i / 3) >> (16 - i % 3 * 8));
            }
            add(png, "PLTE", palette);
        }
        if (transparency.length > 0) {
            add(png, "tRNS", transparency);
        }
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(data)) {
            deflated.write(rows);
        }
        add(png, "IDAT", data.toByteArray());
        add(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void add(ByteArrayOutputStream png, String type, byte[] content) {
        byte[] part = ByteBuffer.allocate(4 + content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
        CRC32 checksum = new CRC32();
        checksum.update(part);
        png.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        png.writeBytes(part);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }
}

package podium.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import podium.data.dataset.PngBytes;

/**
 * Compares images of every type with the values of Pillow 9.4's {@code Image.open(f).convert("RGB")} for the
 * same bytes.
 */
class RgbSamplesTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> pngs() {
        byte[] palette = {10, 20, 30, (byte) 200, (byte) 210, (byte) 220, 0, (byte) 255, 0};
        byte[] gamma = {0, 1, (byte) 0x86, (byte) 0xA0}; // 1.0: linear light
        return Stream.of(
                png("grey", PngBytes.of(2, 1, 8, PngBytes.GREY).row(20, 120), "141414 787878"),
                png("grey of 1 bit", PngBytes.of(2, 1, 1, PngBytes.GREY).row(0b01000000), "000000 ffffff"),
                png(
                        "grey of 2 bits",
                        PngBytes.of(4, 1, 2, PngBytes.GREY).row(0b00011011),
                        "000000 555555 aaaaaa ffffff"),
                png("grey of 4 bits", PngBytes.of(2, 1, 4, PngBytes.GREY).row(0x5E), "555555 eeeeee"),
                png(
                        "grey of 16 bits",
                        PngBytes.of(3, 1, 16, PngBytes.GREY).row(20, 20, 120, 120, 1, 0),
                        "141414 787878 010101"),
                png(
                        "grey with opacity",
                        PngBytes.of(2, 1, 8, PngBytes.GREY_ALPHA).row(20, 255, 120, 0),
                        "141414 787878"),
                png(
                        "16 bits with opacity",
                        PngBytes.of(2, 1, 16, PngBytes.GREY_ALPHA).row(20, 20, 9, 9, 120, 120, 0, 0),
                        "141414 787878"),
                png(
                        "grey, one transparent",
                        PngBytes.of(2, 1, 8, PngBytes.GREY)
                                .chunk("tRNS", (byte) 0, (byte) 20)
                                .row(20, 120),
                        "141414 787878"),
                png(
                        "1 bit, one transparent",
                        PngBytes.of(2, 1, 1, PngBytes.GREY)
                                .chunk("tRNS", (byte) 0, (byte) 1)
                                .row(0b01000000),
                        "000000 ffffff"),
                png(
                        "2 bits, one transparent",
                        PngBytes.of(4, 1, 2, PngBytes.GREY)
                                .chunk("tRNS", (byte) 0, (byte) 1)
                                .row(0b00011011),
                        "000000 555555 aaaaaa ffffff"),
                png(
                        "4 bits, one transparent",
                        PngBytes.of(2, 1, 4, PngBytes.GREY)
                                .chunk("tRNS", (byte) 0, (byte) 5)
                                .row(0x5E),
                        "555555 eeeeee"),
                png(
                        "16 bits, one transparent",
                        PngBytes.of(2, 1, 16, PngBytes.GREY)
                                .chunk("tRNS", (byte) 20, (byte) 20)
                                .row(20, 20, 120, 120),
                        "141414 787878"),
                png(
                        "grey of linear light",
                        PngBytes.of(2, 1, 8, PngBytes.GREY).chunk("gAMA", gamma).row(20, 120),
                        "141414 787878"),
                png(
                        "grey with a profile",
                        profiled(PngBytes.of(2, 1, 8, PngBytes.GREY), ColorSpace.CS_GRAY)
                                .row(20, 120),
                        "141414 787878"),
                png("colour", PngBytes.of(1, 1, 8, PngBytes.RGB).row(1, 2, 3), "010203"),
                png(
                        "colour of linear light",
                        PngBytes.of(1, 1, 8, PngBytes.RGB).chunk("gAMA", gamma).row(50, 120, 200),
                        "3278c8"),
                png(
                        "colour with a profile",
                        profiled(PngBytes.of(1, 1, 8, PngBytes.RGB), ColorSpace.CS_LINEAR_RGB)
                                .row(50, 120, 200),
                        "3278c8"),
                png(
                        "colour, one transparent",
                        PngBytes.of(2, 1, 8, PngBytes.RGB)
                                .chunk("tRNS", new byte[] {0, 1, 0, 2, 0, 3})
                                .row(1, 2, 3, 4, 5, 6),
                        "010203 040506"),
                png("colour of 16 bits", PngBytes.of(1, 1, 16, PngBytes.RGB).row(1, 1, 2, 2, 3, 3), "010203"),
                png(
                        "colour with opacity",
                        PngBytes.of(3, 1, 8, PngBytes.RGBA).row(50, 120, 200, 255, 50, 120, 200, 128, 50, 120, 200, 0),
                        "3278c8 3278c8 3278c8"),
                png(
                        "16 bits of colour with opacity",
                        PngBytes.of(1, 1, 16, PngBytes.RGBA).row(50, 50, 120, 120, 200, 200, 0, 7),
                        "3278c8"),
                png(
                        "palette",
                        PngBytes.of(3, 1, 8, PngBytes.PALETTE)
                                .chunk("PLTE", palette)
                                .row(0, 1, 2),
                        "0a141e c8d2dc 00ff00"),
                png(
                        "palette of 2 bits",
                        PngBytes.of(3, 1, 2, PngBytes.PALETTE)
                                .chunk("PLTE", palette)
                                .row(0b00011000),
                        "0a141e c8d2dc 00ff00"),
                png(
                        "palette with opacity",
                        PngBytes.of(3, 1, 8, PngBytes.PALETTE)
                                .chunk("PLTE", palette)
                                .chunk("tRNS", (byte) 0, (byte) 128)
                                .row(0, 1, 2),
                        "0a141e c8d2dc 00ff00"));
    }

    private static Arguments png(String name, byte[] bytes, String expected) {
        return Arguments.of(name, bytes, expected);
    }

    private static PngBytes profiled(PngBytes png, int space) {
        Deflater deflater = new Deflater();
        deflater.setInput(ICC_Profile.getInstance(space).getData());
        deflater.finish();
        byte[] packed = new byte[1 << 16];
        int length = deflater.deflate(packed);
        deflater.end();
        return png.chunk(
                "iCCP",
                ByteBuffer.allocate(3 + length)
                        .put((byte) 'p')
                        .put((byte) 0)
                        .put((byte) 0)
                        .put(packed, 0, length)
                        .array());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pngs")
    void everyTypeOfPngGivesItsStoredSamples(String name, byte[] png, String expected) throws IOException {
        assertThat(read("image.png", png)).as(name).isEqualTo(expected);
    }

    static Stream<Arguments> bmps() {
        int[] masks565 = {0xF800, 0x07E0, 0x001F};
        int[] masks888 = {0xFF000000, 0xFF0000, 0xFF00};
        return Stream.of(
                Arguments.of("16 bits, 5 a colour", bmp(16, new int[0], 0x2D, 0x3A), "738b6a"),
                Arguments.of("16 bits, 6 of green", bmp(16, masks565, 0xAE, 0x96), "94d673"),
                Arguments.of("24 bits", bmp(24, new int[0], 3, 2, 1), "010203"),
                Arguments.of("32 bits", bmp(32, new int[0], 3, 2, 1, 0), "010203"),
                Arguments.of("32 bits by masks", bmp(32, masks888, 9, 3, 2, 1), "010203"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bmps")
    void everyTypeOfBmpGivesTheSamplesOfPillow(String name, byte[] bmp, String expected) throws IOException {
        assertThat(read("image.bmp", bmp)).as(name).isEqualTo(expected);
    }

    /** A BMP of one pixel; rows are padded to four bytes. */
    private static byte[] bmp(int bits, int[] masks, int... pixel) {
        int offset = 54 + 4 * masks.length;
        ByteBuffer bmp = ByteBuffer.allocate(offset + 4).order(ByteOrder.LITTLE_ENDIAN);
        bmp.put("BM".getBytes(StandardCharsets.US_ASCII))
                .putInt(bmp.capacity())
                .putInt(0)
                .putInt(offset);
        bmp.putInt(40).putInt(1).putInt(1).putShort((short) 1).putShort((short) bits);
        bmp.putInt(masks.length == 0 ? 0 : 3)
                .putInt(4)
                .putInt(0)
                .putInt(0)
                .putInt(0)
                .putInt(0);
        for (int mask : masks) {
            bmp.putInt(mask);
        }
        for (int value : pixel) {
            bmp.put((byte) value);
        }
        return bmp.array();
    }

    @Test
    void gifAndTiffGiveTheirPalettes() throws IOException {
        byte[] red = {10, (byte) 200};
        byte[] green = {20, (byte) 210};
        byte[] blue = {30, (byte) 220};
        BufferedImage image = new BufferedImage(
                2, 1, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 2, red, green, blue, 1));
        image.getRaster().setSample(1, 0, 0, 1);
        assertThat(read("image.gif", written(image, "gif"))).isEqualTo("0a141e c8d2dc");
        assertThat(read("image.tif", written(image, "tiff"))).isEqualTo("0a141e c8d2dc");
    }

    @Test
    void tiffPalettesUseTheUpperBytes() throws IOException {
        BufferedImage image = new BufferedImage(
                1,
                1,
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, 1, new byte[] {0x5B}, new byte[] {(byte) 0xCB}, new byte[] {0x67}));
        byte[] tiff = written(image, "tiff");
        // Java writes 0x5B5B; Pillow and others write 0x5B00, which Java would read as 0x5A.
        String text = new String(tiff, StandardCharsets.ISO_8859_1);
        for (String twice : List.of("[[", "\u00CB\u00CB", "gg")) {
            text = text.replace(twice, twice.charAt(0) + "\0");
        }
        assertThat(text).startsWith("MM");
        assertThat(read("image.tif", text.getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("5bcb67");
    }

    @Test
    void javaImageTypesGiveTheirSamples() {
        assertThat(of(BufferedImage.TYPE_BYTE_GRAY, 69)).isEqualTo("454545");
        assertThat(of(BufferedImage.TYPE_USHORT_GRAY, 69 * 257)).isEqualTo("454545");
        assertThat(of(BufferedImage.TYPE_INT_RGB, 1, 2, 3)).isEqualTo("010203");
        assertThat(of(BufferedImage.TYPE_INT_BGR, 1, 2, 3)).isEqualTo("010203");
        assertThat(of(BufferedImage.TYPE_3BYTE_BGR, 1, 2, 3)).isEqualTo("010203");
        assertThat(of(BufferedImage.TYPE_INT_ARGB, 1, 2, 3, 0)).isEqualTo("010203");
        assertThat(of(BufferedImage.TYPE_4BYTE_ABGR, 1, 2, 3, 9)).isEqualTo("010203");
        assertThat(of(BufferedImage.TYPE_INT_ARGB_PRE, 10, 20, 30, 51)).isEqualTo("326496");
        assertThat(of(BufferedImage.TYPE_4BYTE_ABGR_PRE, 10, 20, 30, 0)).isEqualTo("000000");
        assertThat(of(BufferedImage.TYPE_USHORT_565_RGB, 18, 53, 14)).isEqualTo("94d673");
        assertThat(of(BufferedImage.TYPE_USHORT_555_RGB, 11, 14, 28)).isEqualTo("5a73e6");
        assertThat(of(BufferedImage.TYPE_BYTE_BINARY, 1)).isEqualTo("ffffff");
    }

    @Test
    void oddColourModelsGiveTheirSamples() {
        ColorSpace grey = ColorSpace.getInstance(ColorSpace.CS_GRAY);
        ColorSpace linear = ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB);
        assertThat(of(components(grey, DataBuffer.TYPE_FLOAT, false), 300)).isEqualTo("ffffff");
        assertThat(of(components(grey, DataBuffer.TYPE_INT, false), -7)).isEqualTo("000000");
        assertThat(of(components(grey, DataBuffer.TYPE_SHORT, false), 69)).isEqualTo("454545");
        assertThat(of(components(grey, DataBuffer.TYPE_BYTE, true), 69, 1)).isEqualTo("454545");
        assertThat(of(components(linear, DataBuffer.TYPE_BYTE, false), 50, 120, 200))
                .isEqualTo("3278c8");
        ColorModel tenBits = new DirectColorModel(32, 0x3FF00000, 0xFFC00, 0x3FF);
        assertThat(of(tenBits, 1023, 512, 0)).isEqualTo("ff8000");
    }

    @Test
    void inksRemoveTheirShareOfTheLightThatBlackLeaves() {
        assertThat(InkSamples.rgb(33, 255, 120, 127)).isEqualTo(0x6F0044);
        assertThat(InkSamples.rgb(0, 0, 0, 0)).isEqualTo(0xFFFFFF);
        assertThat(InkSamples.rgb(79, 222, 108, 249)).isEqualTo(0x040103);
        assertThat(InkSamples.rgb(1, 2, 3, 255)).isZero();
    }

    private static ComponentColorModel components(ColorSpace space, int type, boolean opacity) {
        return new ComponentColorModel(
                space, opacity, false, opacity ? Transparency.TRANSLUCENT : Transparency.OPAQUE, type);
    }

    private static String of(ColorModel model, int... samples) {
        var raster = model.createCompatibleWritableRaster(1, 1);
        raster.setPixel(0, 0, samples);
        return hex(RgbImage.of(new BufferedImage(model, raster, model.isAlphaPremultiplied(), null)));
    }

    private static String of(int type, int... samples) {
        BufferedImage image = new BufferedImage(1, 1, type);
        image.getRaster().setPixel(0, 0, samples);
        return hex(RgbImage.of(image));
    }

    private static byte[] written(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    private String read(String name, byte[] bytes) throws IOException {
        return hex(RgbImage.read(Files.write(folder.resolve(name), bytes)));
    }

    private static String hex(RgbImage image) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < image.rgb().length; i++) {
            hex.append(i > 0 && i % 3 == 0 ? " " : "").append(String.format(Locale.ROOT, "%02x", image.rgb()[i]));
        }
        return hex.toString();
    }
}

package podium.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static podium.data.dataset.VocTree.flipped;
import static podium.data.dataset.VocTree.head;
import static podium.data.dataset.VocTree.refusal;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import podium.Thorough;
import podium.core.InputException;

class ImageFileTest {
    /** 8 x 8 pixels of red, that is cyan 0, magenta and yellow 255, black 0, as PIL's Image.save writes CMYK. */
    private static final String CMYK_JPEG =
            "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAQCwwODAoQDg0OEhEQExgoGhgWFhgxIyUdKDozPTw5Mzg3"
                    + "QEhcTkBEV0U3OFBtUVdfYmdoZz5NcXlwZHhcZWdj/8AAFAgACAAIBEMRAE0RAFkRAEsRAP/EABQAAQAAAAAAAAAAAAAAAAAAAAf/xAAU"
                    + "EAEAAAAAAAAAAAAAAAAAAAAA/9oADgRDAE0AWQBLAAA/AEAfj8gP/9k=";

    /** 16 x 8 pixels written by cwebp: the left half is (200, 60, 40), the right half (30, 90, 180). */
    private static final String LOSSLESS_WEBP = "UklGRigAAABXRUJQVlA4TBwAAAAvD8ABAA9wD55bIR+Fcf5jCWLBZP7SnSlE9D90";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp"})
    void pixelsAreReadAsTheyAreStored(String format) throws IOException {
        BufferedImage image = noise(BufferedImage.TYPE_3BYTE_BGR, 1);
        Path file = folder.resolve("image." + format);
        ImageIO.write(image, format, file.toFile());
        BufferedImage read = ImageFile.read(file);
        assertThat(read.getType()).isEqualTo(BufferedImage.TYPE_3BYTE_BGR);
        assertThat(pixels(read)).isEqualTo(pixels(image));
        assertThat(ImageFile.size(file)).isEqualTo(new ImageSize(37, 23));
    }

    @Test
    void greyKeepsItsSamples() throws IOException {
        BufferedImage image = noise(BufferedImage.TYPE_BYTE_GRAY, 2);
        Path file = folder.resolve("grey.png");
        ImageIO.write(image, "png", file.toFile());
        BufferedImage read = ImageFile.read(file);
        assertThat(read.getType()).isEqualTo(BufferedImage.TYPE_3BYTE_BGR);
        for (int band = 0; band < 3; band++) {
            assertThat(read.getRaster().getSamples(0, 0, 37, 23, band, (int[]) null))
                    .isEqualTo(image.getRaster().getSamples(0, 0, 37, 23, 0, (int[]) null));
        }
    }

    @Test
    void greyJpegIsRead() throws IOException {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSamples(0, 0, 16, 16, 0, filled(16 * 16, 60));
        Path file = folder.resolve("grey.jpg");
        ImageIO.write(image, "jpg", file.toFile());
        for (int pixel : pixels(ImageFile.read(file))) {
            assertThat(pixel & 0xFFFFFF).isEqualTo(0x3C3C3C);
        }
    }

    @Test
    void cmykJpegIsReadAsRgb() throws IOException {
        Path file = Files.write(folder.resolve("cmyk.jpg"), Base64.getDecoder().decode(CMYK_JPEG));
        BufferedImage read = ImageFile.read(file);
        assertThat(read.getType()).isEqualTo(BufferedImage.TYPE_3BYTE_BGR);
        assertThat(ImageFile.size(file)).isEqualTo(new ImageSize(8, 8));
        for (int pixel : pixels(read)) {
            assertThat(pixel >> 16 & 0xFF).as("red").isGreaterThan(200);
            assertThat(pixel >> 8 & 0xFF).as("green").isLessThan(60);
            assertThat(pixel & 0xFF).as("blue").isLessThan(60);
        }
    }

    @Test
    void truncatedJpegsAreRefusedAtEveryLength() throws IOException {
        byte[] whole = jpeg();
        assertThat(read(whole).getWidth()).isEqualTo(37);
        for (int length = 0; length < whole.length; length++) {
            byte[] part = head(whole, length);
            assertThat(refusal(() -> read(part)))
                    .as("%d of %d bytes", length, whole.length)
                    .startsWith(folder.toString());
        }
    }

    @Test
    void aDamagedJpegIsReadOrRefused() throws IOException {
        byte[] whole = jpeg();
        SplittableRandom random = new SplittableRandom(4);
        int refused = 0;
        for (int i = 0; i < Thorough.count(300, 20_000); i++) {
            try {
                read(flipped(whole, random.nextInt(8 * whole.length)));
            } catch (InputException e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void headersThatClaimTooManyPixelsAreRefused() throws IOException {
        byte[] bomb = jpeg();
        int frame = 0;
        while (bomb[frame] != (byte) 0xFF || bomb[frame + 1] != (byte) 0xC0) {
            frame++;
        }
        for (int i = 5; i < 9; i++) {
            bomb[frame + i] = (byte) 0xEA;
        }
        Path file = Files.write(folder.resolve("bomb.jpg"), bomb);
        String refusal = file + ": the header claims 60138 x 60138 pixels, more than the 100 megapixels that"
                + " Podium reads;"
                + " replace the file or scale it down";
        assertThat(refusal(() -> ImageFile.read(file))).isEqualTo(refusal);
        assertThat(refusal(() -> ImageFile.size(file))).isEqualTo(refusal);
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("2007_000032.jpg"), "<html>404 Not Found</html>");
        assertThat(refusal(() -> ImageFile.read(text)))
                .isEqualTo(text + ": not a JPEG, PNG, GIF, BMP, TIFF or WebP file. Convert or replace it");
        Path empty = Files.write(folder.resolve("empty.jpg"), new byte[0]);
        assertThat(refusal(() -> ImageFile.read(empty)))
                .isEqualTo(empty + ": empty, not a JPEG, PNG, GIF, BMP, TIFF or WebP file. Convert or replace it");
        Path none = folder.resolve("none.jpg");
        assertThat(refusal(() -> ImageFile.read(none)))
                .isEqualTo(none + ": missing; expected an image here: add the file, or remove the image from its list");
    }

    @Test
    void colourProfilesAreNotApplied() throws IOException {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] plain = jpeg();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        jpeg.write(plain, 0, 2);
        jpeg.writeBytes(ByteBuffer.allocate(18)
                .putShort((short) 0xFFE2)
                .putShort((short) (16 + profile.length))
                .put("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII))
                .array());
        jpeg.writeBytes(profile);
        jpeg.write(plain, 2, plain.length - 2);
        assertThat(pixels(read(jpeg.toByteArray()))).isEqualTo(pixels(read(plain)));

        byte[] lossless = Base64.getDecoder().decode(LOSSLESS_WEBP);
        int length = profile.length + (profile.length & 1);
        byte[] webp = ByteBuffer.allocate(12 + 18 + 8 + length + lossless.length - 12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(lossless, 0, 12)
                .putInt(4, 4 + 18 + 8 + length + lossless.length - 12)
                .put("VP8X".getBytes(StandardCharsets.US_ASCII))
                .putInt(10)
                .putInt(0x20)
                .put(new byte[] {15, 0, 0, 7, 0, 0})
                .put("ICCP".getBytes(StandardCharsets.US_ASCII))
                .putInt(profile.length)
                .put(Arrays.copyOf(profile, length))
                .put(lossless, 12, lossless.length - 12)
                .array();
        BufferedImage read = ImageFile.read(Files.write(folder.resolve("image.webp"), webp));
        assertThat(read.getRaster().getPixel(0, 0, (int[]) null)).containsExactly(200, 60, 40);
        assertThat(read.getColorModel().getColorSpace().isCS_sRGB()).isTrue();
    }

    @Test
    void onlyListedFormatsAreRead() throws IOException {
        BufferedImage image = noise(BufferedImage.TYPE_3BYTE_BGR, 7);
        for (String format : List.of("jpg", "png", "gif", "bmp", "tiff")) {
            Path file = folder.resolve("named-wrongly.webp");
            ImageIO.write(image, format, file.toFile());
            assertThat(ImageFile.format(file).endings()).contains(format);
            assertThat(ImageFile.read(file).getWidth()).isEqualTo(37);
        }
        Path wbmp = folder.resolve("black.wbmp");
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_BINARY), "wbmp", wbmp.toFile());
        assertThat(refusal(() -> ImageFile.read(wbmp)))
                .as("Java could read it")
                .contains("not a JPEG, PNG, GIF, BMP, TIFF or WebP file");
    }

    @ParameterizedTest
    @CsvSource({
        LOSSLESS_WEBP + ", 0",
        "UklGRigAAABXRUJQVlA4TBwAAAAvD8ABEA9wD55bIR+FcZpiCWLBZP7SnSlE9D90, 0",
        "UklGRkIAAABXRUJQVlA4IDYAAADQAQCdASoQAAgAAMASJaACdLoB+AADsAD+9lB//P3f/7Gb+MqejN/8ZU/+rtvVofq7b88AAAA=, 3"
    })
    void losslessTranslucentAndLossyWebpAreRead(String base64, int tolerance) throws IOException {
        byte[] webp = Base64.getDecoder().decode(base64);
        Path file = Files.write(folder.resolve("image.webp"), webp);
        assertThat(ImageFile.size(file)).isEqualTo(new ImageSize(16, 8));
        int[][] expected = {{200, 60, 40}, {30, 90, 180}};
        for (int half = 0; half < 2; half++) {
            int[] found = ImageFile.read(file).getRaster().getPixel(2 + 11 * half, 4, (int[]) null);
            for (int band = 0; band < 3; band++) {
                assertThat(found[band]).isCloseTo(expected[half][band], within(tolerance));
            }
        }
        for (int length = 1; length < webp.length; length++) {
            Path part = Files.write(folder.resolve("cut.webp"), head(webp, length));
            try {
                ImageFile.read(part);
            } catch (InputException e) {
                assertThat(e).hasMessageStartingWith(part.toString());
            }
        }
    }

    @Test
    void webpsThatClaimTooManyPixelsAreRefused() throws IOException {
        byte[] bomb = Base64.getDecoder().decode(LOSSLESS_WEBP);
        Arrays.fill(bomb, 21, 24, (byte) 0xFF);
        bomb[24] = 0x0F;
        Path file = Files.write(folder.resolve("bomb.webp"), bomb);
        assertThat(refusal(() -> ImageFile.read(file))).contains("more than the 100 megapixels that Podium reads");
    }

    @Test
    void formatsOfPhonesAreRefusedWithACommandToConvertThem() throws IOException {
        Path heic = Files.write(folder.resolve("a.heic"), box("heic", "mif1", "heic"));
        String expected = heic
                + ": not a JPEG, PNG, GIF, BMP, TIFF or WebP file, but HEIC. Convert it with 'heif-convert "
                + heic + " " + folder.resolve("a.jpg") + "' (Debian's package libheif-examples) or, on macOS, with"
                + " 'sips -s format jpeg " + heic + " --out " + folder.resolve("a.jpg") + "'";
        assertThat(refusal(() -> ImageFile.read(heic))).isEqualTo(expected);
        Path named = Files.write(folder.resolve("b c.jpg"), box("mif1", "heix"));
        assertThat(refusal(() -> ImageFile.read(named)))
                .contains(
                        "file, but HEIC. Convert it with",
                        "heif-convert \"" + named + "\" \"" + folder.resolve("b c-converted.jpg"));
        Path avif = Files.write(folder.resolve("c.HEIF"), box("mif1", "avif"));
        assertThat(refusal(() -> ImageFile.read(avif))).contains("file, but AVIF. Convert it with");
        Path text = Files.writeString(folder.resolve("d.heif"), "nothing");
        assertThat(refusal(() -> ImageFile.size(text))).contains("file, but HEIC. Convert it with");
        Path film = Files.write(folder.resolve("film.jpg"), box("isom", "mp42"));
        assertThat(refusal(() -> ImageFile.read(film))).contains("not a JPEG, PNG,");
    }

    private static byte[] box(String main, String... compatible) {
        String brands = main + "\0\0\0\0" + String.join("", compatible);
        return ("\0\0\0" + (char) (8 + brands.length()) + "ftyp" + brands + "rest").getBytes(StandardCharsets.US_ASCII);
    }

    private BufferedImage read(byte[] bytes) throws IOException {
        return ImageFile.read(Files.write(folder.resolve("image.jpg"), bytes));
    }

    private static byte[] jpeg() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(noise(BufferedImage.TYPE_3BYTE_BGR, 3), "jpg", bytes);
        return bytes.toByteArray();
    }

    private static BufferedImage noise(int type, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BufferedImage image = new BufferedImage(37, 23, type);
        int bands = image.getRaster().getNumBands();
        image.getRaster()
                .setPixels(0, 0, 37, 23, random.ints(37L * 23 * bands, 0, 256).toArray());
        return image;
    }

    private static int[] filled(int length, int value) {
        int[] values = new int[length];
        Arrays.fill(values, value);
        return values;
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}

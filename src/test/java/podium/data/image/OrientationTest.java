package podium.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.Thorough;
import podium.data.dataset.ExifBytes;
import podium.data.dataset.PngBytes;

/** Photographs as viewers show them; the expected rows come from Pillow's {@code ImageOps.exif_transpose}. */
class OrientationTest {
    /** The stored rows are abc and def. */
    private static final byte[] STORED = "abcdef".getBytes(StandardCharsets.US_ASCII);

    /**
     * 16 x 8 pixels with EXIF orientation 6, written by Pillow: the left half is (200, 60, 40), the right half
     * (30, 90, 180).
     */
    private static final String WEBP =
            "UklGRlwAAABXRUJQVlA4WAoAAAAIAAAADwAABwAAVlA4TBwAAAAvD8ABAA9wD55bIR+Fcf5jCWLBZP7SnSlE9D90RVhJRhoAAABNTQAqAAAA"
                    + "CAABARIAAwAAAAEABgAAAAAAAA==";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "0, abc def",
        "1, abc def",
        "2, cba fed",
        "3, fed cba",
        "4, def abc",
        "5, ad be cf",
        "6, da eb fc",
        "7, fc eb da",
        "8, cf be ad",
        "9, abc def",
        "65535, abc def"
    })
    void photographsAreTurnedUpright(int number, String rows) throws IOException {
        Path tiff = Files.write(folder.resolve("a.tif"), ExifBytes.tiff(number, STORED));
        assertThat(rows(RgbImage.readUpright(tiff))).isEqualTo(rows);
        assertThat(rows(RgbImage.read(tiff))).as("as stored").isEqualTo("abc def");
        Orientation expected = Orientation.of(tiff);
        assertThat(expected.number()).isEqualTo(number < 1 || number > 8 ? 1 : number);
        assertThat(rows(expected.upright(RgbImage.read(tiff)))).isEqualTo(rows);
        assertThat(orientation("a.jpg", ExifBytes.inJpeg(jpeg(), ExifBytes.orientation(number))))
                .isEqualTo(expected);
        assertThat(orientation("a.png", png(ExifBytes.orientation(number)))).isEqualTo(expected);
    }

    @Test
    void everyFormatAndBothByteOrdersAreRead() throws IOException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            byte[] six = ExifBytes.field(order, ExifBytes.SHORT, 1, 6);
            assertThat(orientation("a.jpg", ExifBytes.inJpeg(jpeg(), six))).isEqualTo(Orientation.LYING_LEFT);
            assertThat(orientation("a.png", png(six))).isEqualTo(Orientation.LYING_LEFT);
            byte[] asLong = ExifBytes.field(order, ExifBytes.LONG, 1, 6);
            assertThat(orientation("a.png", png(asLong))).isEqualTo(Orientation.LYING_LEFT);
        }
        Path webp = Files.write(folder.resolve("a.webp"), Base64.getDecoder().decode(WEBP));
        RgbImage upright = RgbImage.readUpright(webp);
        assertThat(upright.size()).isEqualTo(new ImageSize(8, 16));
        assertThat(Arrays.copyOf(upright.rgb(), 3)).containsExactly((byte) 200, (byte) 60, (byte) 40);
        assertThat(Arrays.copyOfRange(upright.rgb(), 3 * 8 * 15, 3 * 8 * 15 + 3))
                .containsExactly((byte) 30, (byte) 90, (byte) 180);
        assertThat(RgbImage.read(webp).size()).isEqualTo(new ImageSize(16, 8));
    }

    @Test
    void exifDataAfterOtherSegmentsAndChunksAreFound() throws IOException {
        byte[] jpeg = ExifBytes.inJpeg(jpeg(), ExifBytes.orientation(8));
        assertThat(orientation("a.jpg", ExifBytes.inJpeg(jpeg, new byte[0])))
                .as("the first segment counts")
                .isEqualTo(Orientation.UPRIGHT);
        byte[] xmp = ExifBytes.inJpeg(jpeg, new byte[40]);
        xmp[6] = 'h'; // not Exif any more but like XMP, which has the same marker
        assertThat(orientation("a.jpg", xmp)).isEqualTo(Orientation.LYING_RIGHT);
        assertThat(orientation(
                        "a.png",
                        png("Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\3\0\0"
                                .getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo(Orientation.UPSIDE_DOWN);
    }

    @Test
    void invalidOrientationsAreUpright() throws IOException {
        ByteOrder little = ByteOrder.LITTLE_ENDIAN;
        byte[] wrongOrder = ExifBytes.field(little, ExifBytes.SHORT, 1, 6);
        wrongOrder[0] = 'M';
        wrongOrder[1] = 'M';
        byte[] far = ExifBytes.orientation(6);
        Arrays.fill(far, 4, 8, (byte) 0xFF);
        byte[] many = ExifBytes.orientation(9);
        Arrays.fill(many, 8, 10, (byte) 0xFF);
        byte[] none = {};
        byte[][] all = {
            wrongOrder,
            far,
            many,
            none,
            "Exif".getBytes(StandardCharsets.US_ASCII),
            ExifBytes.field(little, ExifBytes.SHORT, 2, 6),
            ExifBytes.field(little, ExifBytes.SHORT, -1, 6),
            ExifBytes.field(little, ExifBytes.SHORT, 0, 6),
            ExifBytes.field(little, ExifBytes.LONG, 1, -6),
            ExifBytes.field(little, 99, 1, 6)
        };
        for (int i = 0; i < all.length; i++) {
            assertThat(orientation("a.jpg", ExifBytes.inJpeg(jpeg(), all[i])))
                    .as("JPEG %d", i)
                    .isEqualTo(Orientation.UPRIGHT);
            assertThat(orientation("a.png", png(all[i]))).as("PNG %d", i).isEqualTo(Orientation.UPRIGHT);
        }
    }

    @Test
    void imagesWithDamagedExifDataAreRead() throws IOException {
        SplittableRandom random = new SplittableRandom(274);
        byte[] jpeg = jpeg();
        byte[] six = ExifBytes.orientation(6);
        for (int i = 0; i < Thorough.count(300, 20_000); i++) {
            byte[] data = Arrays.copyOf(six, random.nextInt(six.length + 1));
            for (int flips = random.nextInt(4); flips > 0 && data.length > 0; flips--) {
                data[random.nextInt(data.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Path file = Files.write(folder.resolve("a.jpg"), ExifBytes.inJpeg(jpeg, data));
            RgbImage upright = RgbImage.readUpright(file);
            assertThat(upright.width() * upright.height()).isEqualTo(6);
        }
    }

    private Orientation orientation(String name, byte[] bytes) throws IOException {
        return Orientation.of(Files.write(folder.resolve(name), bytes));
    }

    private static byte[] png(byte[] exif) {
        return PngBytes.of(3, 1, 8, PngBytes.GREY)
                .chunk("gAMA", new byte[4])
                .chunk("eXIf", exif)
                .row(1, 2, 3);
    }

    private static byte[] jpeg() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_3BYTE_BGR), "jpg", bytes);
        return bytes.toByteArray();
    }

    private static String rows(RgbImage image) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < image.rgb().length; i += 3) {
            rows.append(i > 0 && i / 3 % image.width() == 0 ? " " : "").append((char) image.rgb()[i]);
        }
        return rows.toString();
    }
}

package podium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.mask.LabelMap;
import podium.data.dataset.ExifBytes;
import podium.data.image.ImageSize;
import podium.data.image.RgbImage;
import podium.data.image.RgbPng;
import podium.data.maps.MaskFile;
import podium.data.maps.RenumberedMasks;

/**
 * Photographs in a folder, with these files:
 *
 * <pre>
 * plain.jpg      W x H
 * phone.jpg      the same pixels, to be turned to the right (EXIF orientation 6)
 * twin.jpg       a photograph
 * twin.png       another photograph
 * named.jpg      a PNG file
 * new.heic       a HEIC file
 * text.jpg       a text file
 * README.txt     a file without the extension of an image
 * .hidden.jpg    a hidden file
 * </pre>
 */
class PhotographsTest {
    private static final byte[] HEIC = "\0\0\0\20ftypheic\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

    private final CommandLineWorkspace workspace = TrainedSample.small().workspace();
    private final Path classifier = TrainedSample.small().classifier();
    private final Path segmenter = TrainedSample.small().segmenter();

    @TempDir
    private Path folder;

    private Path photographs;
    private RgbImage plain;

    @BeforeEach
    void writePhotographs() throws IOException {
        photographs = Files.createDirectories(folder.resolve("photographs"));
        List<Path> images = workspace.images();
        byte[] jpeg = Files.readAllBytes(images.get(0));
        Files.write(photographs.resolve("plain.jpg"), jpeg);
        Files.write(photographs.resolve("phone.jpg"), ExifBytes.inJpeg(jpeg, 6));
        Files.copy(images.get(1), photographs.resolve("twin.jpg"));
        plain = RgbImage.read(images.get(0));
        for (String png : List.of("twin.png", "named.jpg")) {
            try (var out = Files.newOutputStream(photographs.resolve(png))) {
                RgbPng.write(plain, out);
            }
        }
        Files.write(photographs.resolve("new.heic"), HEIC);
        Files.writeString(photographs.resolve("text.jpg"), "no image");
        Files.writeString(photographs.resolve("README.txt"), "no image");
        Files.writeString(photographs.resolve(".hidden.jpg"), "no image");
    }

    /** Checks the messages about the folder, which are the same for every command. */
    private void assertSkippedAreReported(CommandLineRun run) {
        assertThat(run.code()).as(run.err()).isEqualTo(1);
        assertThat(run.err())
                .contains("skipped: " + photographs.resolve("new.heic")
                        + ": not a JPEG, PNG, GIF, BMP, TIFF or WebP file, but HEIC. Convert it with 'heif-convert ")
                .contains("skipped: " + photographs.resolve("text.jpg") + ": not a JPEG, ")
                .contains("2 of 7 images skipped; the others are done")
                .contains("1 other file does not have the extension of an image: README.txt")
                .contains("twin.jpg, twin.png would have the same Id without their extensions")
                .doesNotContain("hidden");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static final List<String> READABLE =
            List.of("named.png", "phone.png", "plain.png", "twin.jpg.png", "twin.png.png");

    @Test
    void aClassifierPredictsReadableImagesAndNamesTheOthers() throws IOException {
        Path out = folder.resolve("out");
        CommandLineRun run =
                workspace.podium("predict", classifier.toString(), photographs.toString(), "--out", out.toString());
        assertSkippedAreReported(run);
        assertThat(names(out)).containsAll(READABLE).hasSize(READABLE.size() + 2);
        List<String> rows = Files.readAllLines(out.resolve("scores.csv"));
        assertThat(rows).hasSize(6);
        assertThat(rows.get(1).substring("named".length()))
                .isEqualTo(rows.get(5).substring("twin.png".length()));
        CommandLineRun accepted = workspace.podium(
                "predict", classifier.toString(), photographs.toString(), "--out", out.toString(), "--skip-corrupt");
        assertThat(accepted.code()).isZero();
        assertThat(accepted.err()).contains("2 of 7 images skipped");
    }

    @Test
    void aPhotographIsTurnedUprightByItsExifOrientation() throws IOException {
        Path upright = Files.createDirectories(folder.resolve("upright"));
        Path turned = Files.createDirectories(folder.resolve("turned"));
        try (var out = Files.newOutputStream(upright.resolve("phone.png"))) {
            RgbPng.write(right(plain), out);
        }
        Files.copy(photographs.resolve("phone.jpg"), turned.resolve("phone.jpg"));
        for (Path images : List.of(upright, turned)) {
            workspace.done("predict", classifier.toString(), images.toString(), "--out", images + "-c");
            workspace.done("predict", segmenter.toString(), images.toString(), "--out", images + "-s");
        }
        assertThat(folder.resolve("turned-c/scores.csv"))
                .hasSameTextualContentAs(folder.resolve("upright-c/scores.csv"));
        assertThat(folder.resolve("turned-c/phone.png")).hasSameBinaryContentAs(folder.resolve("upright-c/phone.png"));
        LabelMap mask = MaskFile.read(folder.resolve("turned-s/masks/phone.png"), 254, new RenumberedMasks());
        assertThat(new ImageSize(mask.width(), mask.height())).isEqualTo(turned(plain));
        assertThat(folder.resolve("turned-s/masks/phone.png"))
                .hasSameBinaryContentAs(folder.resolve("upright-s/masks/phone.png"));
        assertThat(folder.resolve("turned-s/overlays/phone.png"))
                .hasSameBinaryContentAs(folder.resolve("upright-s/overlays/phone.png"));
    }

    private static RgbImage right(RgbImage image) {
        byte[] rgb = new byte[image.rgb().length];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int to = x * image.height() + image.height() - 1 - y;
                System.arraycopy(image.rgb(), 3 * (y * image.width() + x), rgb, 3 * to, 3);
            }
        }
        return RgbImage.of(turned(image).width(), turned(image).height(), rgb);
    }

    private static ImageSize turned(RgbImage image) {
        int width = image.height();
        int height = image.width();
        return new ImageSize(width, height);
    }

    @Test
    void aSegmenterPredictsReadableImagesAndNamesTheOthers() throws IOException {
        Path out = folder.resolve("out");
        assertSkippedAreReported(
                workspace.podium("predict", segmenter.toString(), photographs.toString(), "--out", out.toString()));
        assertThat(names(out.resolve("masks"))).isEqualTo(READABLE);
        assertThat(names(out.resolve("overlays"))).isEqualTo(READABLE);
    }

    @Test
    void anAttackTurnsPhotographsUprightAndNamesUnreadableOnes() throws IOException {
        Path out = folder.resolve("out");
        assertSkippedAreReported(workspace.podium(
                "attack", classifier.toString(), photographs.toString(), "--epsilon", "8", "--out", out.toString()));
        assertThat(names(out.resolve("eps-8/images"))).isEqualTo(READABLE);
        RgbImage attacked = RgbImage.read(out.resolve("eps-8/images/phone.png"));
        byte[] shown = right(plain).rgb();
        assertThat(attacked.size()).isEqualTo(turned(plain));
        for (int i = 0; i < shown.length; i++) {
            assertThat(Math.abs((attacked.rgb()[i] & 0xFF) - (shown[i] & 0xFF))).isLessThanOrEqualTo(8);
        }
    }

    @Test
    void anAttackSkipsImagesThatAreTooSmall() throws IOException {
        try (var out = Files.newOutputStream(photographs.resolve("small.png"))) {
            RgbPng.write(plain.resized(12, 40), out);
        }
        String out = folder.resolve("out").toString();
        CommandLineRun run = workspace.podium(
                "attack", classifier.toString(), photographs.toString(), "--epsilon", "8", "--out", out);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("skipped: small: 12 x 40 pixels; expected 16", "3 of 8 images skipped");
    }

    @Test
    void anExplanationTurnsPhotographsUprightAndNamesUnreadableOnes() throws IOException {
        Path out = folder.resolve("out");
        assertSkippedAreReported(
                workspace.podium("explain", classifier.toString(), photographs.toString(), "--out", out.toString()));
        try (Stream<Path> files = Files.walk(out)) {
            assertThat(files.map(file -> file.getFileName().toString()).toList())
                    .containsAll(READABLE);
        }
    }

    @Test
    void withoutReadableImagesNothingIsWritten() throws IOException {
        Path heic = photographs.resolve("new.heic");
        Path bad = Files.createDirectories(folder.resolve("bad"));
        Files.write(bad.resolve("a.heic"), HEIC);
        Files.writeString(bad.resolve("b.jpg"), "no image");
        Path out = folder.resolve("out");
        for (String command : List.of("predict", "attack", "explain")) {
            for (Path run : List.of(classifier, segmenter)) {
                CommandLineRun one =
                        workspace.podium(command, run.toString(), heic.toString(), "--out", out.toString());
                assertThat(one.code()).as(command).isEqualTo(1);
                assertThat(one.err())
                        .contains("podium: " + heic + ": not a JPEG, PNG,", "but HEIC. Convert it with 'heif-convert")
                        .doesNotContain("skip-corrupt");
                CommandLineRun all = workspace.podium(command, run.toString(), bad.toString(), "--out", out.toString());
                assertThat(all.code()).as(command).isEqualTo(1);
                assertThat(all.err()).contains("none of the 2 images can be read:", "a.heic: not a", "b.jpg: not a");
                assertThat(out).doesNotExist();
            }
        }
    }
}

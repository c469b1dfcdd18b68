package podium.data.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.data.image.GreyImage;
import podium.data.image.RgbImage;

/**
 * Tests the edges against a naive twin, against maps that scikit-image made (canny_golden.py beside them), and where it
 * is installed against scikit-image itself on real images.
 */
class CannyTest {
    private static final String PYTHON = "/usr/bin/python3";
    private static final Path GOLDEN = Path.of("src/test/resources/podium/data/tiles");
    private static final Path SHARED = Path.of("../shared/data");

    /** Writes the edges of each named file as bytes 0 and 1 to a file. */
    private static final String SCRIPT = """
            import sys, numpy
            from PIL import Image
            from skimage.feature import canny
            out = open(sys.argv[1], "wb")
            for name in sys.stdin.read().split("\\n"):
                out.write(canny(numpy.asarray(Image.open(name).convert("L"))).astype("uint8").tobytes())
            """;

    @TempDir
    private Path folder;

    /** Discs and bars of random greys under a little noise, so that there are strong, weak and no edges. */
    static RgbImage drawn(int width, int height, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] grey = new int[width * height];
        for (int shape = 0; shape < 6; shape++) {
            int colour = random.nextInt(200);
            int x = random.nextInt(width);
            int y = random.nextInt(height);
            int radius = 1 + random.nextInt(Math.max(1, Math.min(width, height)));
            boolean disc = random.nextBoolean();
            for (int i = 0; i < grey.length; i++) {
                int across = i % width - x;
                int down = i / width - y;
                if (disc ? across * across + down * down < radius * radius / 4 : Math.abs(across + down) < radius / 3) {
                    grey[i] = colour;
                }
            }
        }
        byte[] rgb = new byte[3 * grey.length];
        int noise = 1 + random.nextInt(30);
        for (int i = 0; i < grey.length; i++) {
            byte sample = (byte) (grey[i] + random.nextInt(noise));
            rgb[3 * i] = sample;
            rgb[3 * i + 1] = sample;
            rgb[3 * i + 2] = sample;
        }
        return RgbImage.of(width, height, rgb);
    }

    private static EdgeMap edges(RgbImage image) {
        return Canny.edges(GreyImage.of(image));
    }

    private static int count(EdgeMap map) {
        int count = 0;
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                count += map.at(x, y) ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void edgesAreThoseOfTheNaiveTwinOnDrawnPicturesOfManySizes() {
        SplittableRandom random = new SplittableRandom(1);
        int edges = 0;
        for (int trial = 0; trial < 300; trial++) {
            int width = 1 + random.nextInt(trial < 60 ? 12 : 60);
            int height = 1 + random.nextInt(trial < 60 ? 12 : 60);
            RgbImage image = drawn(width, height, trial);
            EdgeMap found = edges(image);
            boolean[][] expected = NaiveCanny.edges(GreyImage.of(image));
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    assertThat(found.at(x, y))
                            .as("picture " + trial + " of " + image.size() + " at " + x + ", " + y)
                            .isEqualTo(expected[y][x]);
                }
            }
            edges += count(found);
        }
        assertThat(edges).isGreaterThan(5000);
    }

    @Test
    void aPictureOfOneGreyHasNoEdgesAtAnySizeAndGrey() {
        for (int side : new int[] {1, 2, 3, 9, 40}) {
            for (int grey : new int[] {0, 1, 128, 255}) {
                byte[] rgb = new byte[3 * side * side];
                Arrays.fill(rgb, (byte) grey);
                assertThat(count(edges(RgbImage.of(side, side, rgb)))).isZero();
            }
        }
    }

    @Test
    void theEdgesOfAMirroredPictureAreMirrored() {
        for (int seed = 0; seed < 40; seed++) {
            RgbImage image = drawn(41, 37, seed);
            EdgeMap found = edges(image);
            EdgeMap mirrored = edges(image.flipped());
            for (int y = 0; y < 37; y++) {
                for (int x = 0; x < 41; x++) {
                    assertThat(mirrored.at(40 - x, y)).isEqualTo(found.at(x, y));
                }
            }
        }
    }

    /** One line fades from strong to weak, and another is weak all along. */
    @Test
    void aWeakEdgeIsKeptOnlyIfItIsConnectedWithAStrongOne() {
        int side = 60;
        byte[] rgb = new byte[3 * side * side];
        for (int i = 0; i < rgb.length; i++) {
            int x = i / 3 % side;
            int y = i / 3 / side;
            int fading = y >= 20 ? (int) Math.round(60 - 0.8 * x) : 0;
            int weak = y >= 45 ? 12 : 0;
            rgb[i] = (byte) (100 + fading + weak);
        }
        EdgeMap found = edges(RgbImage.of(side, side, rgb));
        for (int x = 2; x < side - 2; x++) {
            assertThat(found.at(x, 19) || found.at(x, 20))
                    .as("fading line at " + x)
                    .isTrue();
            assertThat(found.at(x, 44) || found.at(x, 45))
                    .as("weak line at " + x)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"shapes", "text", "noise", "ramp"})
    void edgesAreThoseOfTheMapsThatScikitImageMade(String name) throws IOException {
        EdgeMap found = edges(RgbImage.read(GOLDEN.resolve(name + ".png")));
        RgbImage golden = RgbImage.read(GOLDEN.resolve(name + "-edges.png"));
        int different = 0;
        int edges = 0;
        for (int y = 0; y < golden.height(); y++) {
            for (int x = 0; x < golden.width(); x++) {
                boolean expected = golden.rgb()[3 * (y * golden.width() + x)] != 0;
                edges += expected ? 1 : 0;
                different += expected == found.at(x, y) ? 0 : 1;
            }
        }
        assertThat(edges).isGreaterThan(100);
        assertThat(different).isZero();
    }

    /** At most one pixel in a hundred may differ; in fact none does on most images. */
    @Test
    void edgesOfRealImagesAreThoseOfScikitImage() throws IOException, InterruptedException {
        assumeTrue(Files.isDirectory(SHARED), "skipped: no " + SHARED + " with real images");
        assumeTrue(
                Files.isExecutable(Path.of(PYTHON))
                        && new ProcessBuilder(PYTHON, "-c", "import skimage, PIL")
                                        .redirectErrorStream(true)
                                        .redirectOutput(
                                                folder.resolve("import.log").toFile())
                                        .start()
                                        .waitFor()
                                == 0,
                "skipped: " + PYTHON + " has no scikit-image (apt-get install python3-skimage)");
        List<Path> images = new ArrayList<>();
        for (String of : List.of("code/cpp", "scenes8/coast", "flowers/train", "VOCdevkit/VOC2009/JPEGImages")) {
            try (Stream<Path> files = Files.walk(SHARED.resolve(of))) {
                files.filter(file -> file.toString().matches(".*\\.(png|jpe?g)"))
                        .sorted()
                        .limit(Boolean.getBoolean("podium.thorough") ? 25 : 3)
                        .forEach(images::add);
            }
        }
        Path maps = folder.resolve("maps");
        Path log = folder.resolve("log");
        Process python = new ProcessBuilder(PYTHON, "-W", "ignore", "-c", SCRIPT, maps.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (var names = python.outputWriter()) {
            names.write(String.join("\n", images.stream().map(Path::toString).toList()));
        }
        assertThat(python.waitFor()).as(Files.readString(log)).isZero();
        byte[] expected = Files.readAllBytes(maps);
        int from = 0;
        for (Path image : images) {
            EdgeMap found = edges(RgbImage.read(image));
            int different = 0;
            for (int y = 0; y < found.height(); y++) {
                for (int x = 0; x < found.width(); x++) {
                    different += found.at(x, y) == (expected[from++] == 1) ? 0 : 1;
                }
            }
            assertThat((double) different / (found.width() * found.height()))
                    .as(image + ": share of different pixels")
                    .isLessThanOrEqualTo(0.01);
        }
        assertThat(from).isEqualTo(expected.length);
    }
}

package podium.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.data.image.RgbImage;

/** Images of many types, written by Pillow, are read with the same bytes that Pillow reads. */
class PillowTest {
    private static final String PYTHON = "/usr/bin/python3";

    /**
     * Writes images, and next to each the bytes of convert("RGB"); 16-bit grey has multiples of 257 and is
     * divided by 257.
     */
    private static final String SCRIPT = """
            import sys, random, struct
            from PIL import Image, ImageOps
            random.seed(12)
            out, W, H = sys.argv[1], 24, 16
            def noise(mode, bands):
                return Image.frombytes(mode, (W, H), bytes(random.randrange(256) for _ in range(W * H * bands)))
            def save(name, image, **options):
                image.save(f"{out}/{name}", **options)
                read = Image.open(f"{out}/{name}")
                open(f"{out}/{name}.rgb", "wb").write(read.convert("RGB").tobytes())
            L, LA, RGB, RGBA, CMYK = noise("L", 1), noise("LA", 2), noise("RGB", 3), noise("RGBA", 4), noise("CMYK", 4)
            P, one = RGB.quantize(32), L.convert("1")
            for name, image in dict(l=L, la=LA, rgb=RGB, rgba=RGBA, p=P, one=one).items():
                save(name + ".png", image)
                save(name + ".tif", image)
            save("trns-l.png", L, transparency=3)
            save("trns-rgb.png", RGB, transparency=(1, 2, 3))
            save("trns-p.png", P, transparency=bytes(range(32)))
            for name, image in dict(l=L, rgb=RGB, rgba=RGBA, p=P, one=one).items():
                save(name + ".bmp", image)
            save("p.gif", P)
            save("trns-p.gif", P, transparency=3)
            save("cmyk.tif", CMYK)
            save("cmyk.jpg", CMYK, quality=95)
            save("rgb.jpg", RGB, quality=95, subsampling=0)
            save("l.jpg", L, quality=95)
            save("progressive.jpg", RGB, quality=90, progressive=True, subsampling=0)
            data = bytearray(open(f"{out}/cmyk.jpg", "rb").read())
            data[data.index(b"Adobe") + 11] = 2
            open(f"{out}/ycck.jpg", "wb").write(data)
            open(f"{out}/ycck.jpg.rgb", "wb").write(Image.open(f"{out}/ycck.jpg").convert("RGB").tobytes())
            wide = Image.frombytes("I;16", (W, H), b"".join(struct.pack("<H", 257 * v) for v in L.tobytes()))
            wide.save(f"{out}/wide.png")
            open(f"{out}/wide.png.rgb", "wb").write(L.convert("RGB").tobytes())
            for number in range(1, 9):
                exif = Image.Exif()
                exif[0x0112] = number
                RGB.save(f"{out}/shown{number}.png", exif=exif)
                shown = ImageOps.exif_transpose(Image.open(f"{out}/shown{number}.png")).convert("RGB")
                open(f"{out}/shown{number}.png.shown", "wb").write(shown.tobytes())
            """;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void writeImages() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of(PYTHON)), "skipped: no " + PYTHON);
        assumeTrue(
                new ProcessBuilder(PYTHON, "-c", "import PIL").start().waitFor() == 0,
                "skipped: " + PYTHON + " has no Pillow (apt-get install python3-pil)");
        Path log = folder.resolve("log");
        Process python = new ProcessBuilder(PYTHON, "-W", "ignore", "-c", SCRIPT, folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(python.waitFor()).as(Files.readString(log)).isZero();
    }

    private static List<Path> written(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static Path image(Path expected, String ending) {
        return Path.of(expected.toString().replace(ending, ""));
    }

    @Test
    void everyTypeOfImageIsReadLikePillow() throws IOException {
        List<Path> all = written(".rgb");
        assertThat(all).hasSize(29);
        for (Path expected : all) {
            Path image = image(expected, ".rgb");
            assertThat(RgbImage.read(image).rgb()).as(image.toString()).isEqualTo(Files.readAllBytes(expected));
        }
    }

    @Test
    void photographsAreTurnedLikePillow() throws IOException {
        List<Path> all = written(".shown");
        assertThat(all).hasSize(8);
        for (Path expected : all) {
            Path image = image(expected, ".shown");
            assertThat(RgbImage.readUpright(image).rgb()).as(image.toString()).isEqualTo(Files.readAllBytes(expected));
        }
    }
}

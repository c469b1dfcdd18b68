package podium.data.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.UsageException;
import podium.data.image.RgbImage;
import podium.data.image.RgbPng;

class TileFolderTest {
    private static final Tiling TILING = new Tiling(16, 16, 2);

    @TempDir
    private Path folder;

    private Path in() {
        return folder.resolve("in");
    }

    private Path out() {
        return folder.resolve("out");
    }

    private RgbImage image(String name, int width, int height) throws IOException {
        Path file = in().resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        RgbImage image = CannyTest.drawn(width, height, name.hashCode());
        try (OutputStream stream = Files.newOutputStream(file)) {
            RgbPng.write(image, stream);
        }
        return image;
    }

    private TileFolder.Written write() throws IOException {
        return TileFolder.write(in(), out(), TILING, 2, Progress.NONE);
    }

    private List<String> written() throws IOException {
        try (Stream<Path> files = Files.walk(out())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> out().relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /** The folders of splits and classes stay, and each file has the pixels of the tile that its name says. */
    @Test
    void tilesKeepTheFoldersAndNamesOfTheirImages() throws IOException {
        RgbImage tom = image("train/cat/tom.png", 50, 33);
        image("train/dog/rex.png", 16, 16);
        image("test/cat/tom.png", 40, 16);
        TileFolder.Written found = write();
        assertThat(found.images()).isEqualTo(3);
        assertThat(found.tiles()).isEqualTo(5);
        assertThat(found.unreadable()).isEmpty();
        List<Tile> kept = TILING.kept(tom);
        assertThat(kept).hasSize(2);
        for (Tile tile : kept) {
            Path file = out().resolve("train/cat/tom_x" + tile.left() + "_y" + tile.top() + ".png");
            assertThat(RgbImage.read(file).rgb()).isEqualTo(tile.of(tom).rgb());
        }
        assertThat(written())
                .hasSize(5)
                .contains("train/dog/rex_x0_y0.png")
                .filteredOn(name -> name.startsWith("test/"))
                .allMatch(name -> name.startsWith("test/cat/tom_x"));
    }

    @Test
    void aSingleImageIsCutIntoTheFolderItself() throws IOException {
        image("tom.png", 50, 16);
        TileFolder.Written found = TileFolder.write(in().resolve("tom.png"), out(), TILING, 1, Progress.NONE);
        assertThat(found.tiles()).isEqualTo(2);
        assertThat(written()).allMatch(name -> name.matches("tom_x\\d+_y0\\.png"));
    }

    /** Two images whose tiles would have the same names keep their endings, and odd names become those of files. */
    @Test
    void tilesOfDifferentImagesHaveDifferentNames() throws IOException {
        image("a.png", 16, 16);
        image("a.jpg", 16, 16); // a PNG, whatever its name says
        image("a.jpg.png", 16, 16);
        image("two\nlines;\u001b[31m.png", 16, 16);
        image("x".repeat(240) + "1.png", 16, 16);
        image("x".repeat(240) + "2.png", 16, 16);
        image(".hidden.png", 16, 16);
        assertThat(write().images()).isEqualTo(6);
        List<String> names = written();
        assertThat(names).hasSize(6).allMatch(name -> name.matches("[\\p{L}\\p{N} ._-]+"));
        assertThat(names).contains("a.png_x0_y0.png").doesNotContain(".hidden_x0_y0.png");
    }

    @Test
    void unreadableImagesAreNamedAndTheOthersAreDone() throws IOException {
        image("cat/tom.png", 16, 16);
        Files.writeString(in().resolve("cat/broken.jpg"), "no image");
        Files.writeString(in().resolve("labels.csv"), "a,b");
        Files.writeString(in().resolve("cat/notes.txt"), "a");
        Files.createSymbolicLink(in().resolve("cat/again"), in());
        TileFolder.Written found = write();
        assertThat(found.images()).isEqualTo(1);
        assertThat(found.unreadable()).singleElement().asString().contains("broken.jpg: not a JPEG");
        assertThat(found.notes())
                .containsExactly("3 files are left out, because the name does not end as an image's does: cat/again,"
                        + " cat/notes.txt, labels.csv");
        assertThat(written()).containsExactly("cat/tom_x0_y0.png");
    }

    @Test
    void nothingIsWrittenWhereItWouldOverwriteOrBeReadAgain() throws IOException {
        image("tom.png", 16, 16);
        Files.createDirectories(out());
        assertThat(write().tiles()).as("an empty folder will do").isEqualTo(1);
        assertThatThrownBy(this::write)
                .isInstanceOf(InputException.class)
                .hasMessage(out() + ": not an empty folder; name an empty folder, or one that does not exist");
        for (Path inside : List.of(in(), in().resolve("tiles"), in().resolve("a/../b/c"))) {
            assertThatThrownBy(() -> TileFolder.write(in(), inside, TILING, 1, Progress.NONE))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith(inside + " is in " + in());
        }
        assertThat(written()).hasSize(1);
    }

    @Test
    void whatHasNoReadableImageIsRefused() throws IOException {
        assertThatThrownBy(this::write)
                .hasMessage(in() + ": no such file or folder; expected an image, or a folder of" + " images");
        Files.createDirectories(in().resolve("cat"));
        assertThatThrownBy(this::write).hasMessageStartingWith(in() + ": no image in this folder or in a folder below");
        Files.writeString(in().resolve("cat/broken.jpg"), "no image");
        assertThatThrownBy(this::write).isInstanceOf(InputException.class).hasMessageContaining("broken.jpg: not a");
        assertThat(out()).doesNotExist();
    }
}

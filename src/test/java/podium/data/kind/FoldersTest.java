package podium.data.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static podium.data.dataset.VocTree.refusal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.Progress;
import podium.data.dataset.DatasetFindings;
import podium.data.dataset.ImageLabels;
import podium.data.dataset.ImageSet;
import podium.data.dataset.LabelSource;
import podium.data.dataset.Wanted;
import podium.data.dataset.WrittenData;
import podium.data.image.ImageSize;

class FoldersTest {
    private static final List<String> CLASSES = List.of("cat", "dog");
    private static final Wanted ONE = new Wanted(LabelSource.ANNOTATIONS, false, true);

    @TempDir
    private Path root;

    @BeforeEach
    void write() throws IOException {
        WrittenData.folders(root.resolve("train"), 1, 12, "cat", "dog");
        WrittenData.folders(root.resolve("test"), 101, 3, "cat", "dog");
    }

    @Test
    void anIdIsTheFolderAndTheFilesNameInNaturalOrder() throws IOException {
        ImageSet train = new Folders().open(root, "train", CLASSES, ONE);
        assertThat(train.ids())
                .hasSize(24)
                .startsWith("cat-1", "cat-2", "cat-3")
                .endsWith("dog-10", "dog-11", "dog-12");
        assertThat(train.labels("dog-2")).isEqualTo(ImageLabels.ofClass(1));
        assertThat(train.size("dog-2")).isEqualTo(new ImageSize(24, 24));
        assertThat(train.hasMask("dog-2")).isFalse();
        assertThat(new Folders().open(root, "test", CLASSES, ONE).ids())
                .containsExactly("cat-101", "cat-102", "cat-103", "dog-101", "dog-102", "dog-103");
    }

    @Test
    void aSoundDataSetHasNoFinding() throws IOException {
        assertThat(check()).isEqualTo(new DatasetFindings(List.of(), List.of()));
    }

    @Test
    void everyFormatOfImagesIsRead() throws IOException {
        for (String ending : List.of("bmp", "gif", "jpg")) {
            WrittenData.picture(root.resolve("train/cat/more." + ending.toUpperCase(Locale.ROOT)), 0, 500);
            Files.move(
                    root.resolve("train/cat/more." + ending.toUpperCase(Locale.ROOT)),
                    root.resolve("train/cat/" + ending + "." + ending));
        }
        ImageSet train = new Folders().open(root, "train", CLASSES, ONE);
        assertThat(train.ids()).contains("cat-bmp", "cat-gif", "cat-jpg");
        assertThat(train.image("cat-gif").getWidth()).isEqualTo(24);
    }

    @Test
    void aFolderThatIsNoClassAndAClassWithoutFolderAreFaults() throws IOException {
        Files.createDirectories(root.resolve("train/cow"));
        Files.move(root.resolve("test/dog"), root.resolve("test/Dog"));
        assertThat(faults())
                .containsExactly(
                        "train: the folder is no class of the competition: cow; add the name to classes in"
                                + " competition.yaml, or move the folder away",
                        "test: the folder is no class of the competition: Dog; add the name to classes in"
                                + " competition.yaml, or move the folder away",
                        "test: there is no folder for class dog; a folder must have exactly the class's name: add it,"
                                + " or correct classes in competition.yaml");
    }

    @Test
    void anEmptyClassAndAClassWithOneImageAreFaultsOfTrainAndAWarningOfTest() throws IOException {
        delete("train/cat", 1);
        delete("train/dog", 0);
        delete("test/cat", 0);
        assertThat(faults())
                .containsExactly(
                        "train: class cat has one image in train; expected at least two, one to learn from and one to"
                                + " validate",
                        "train: class dog has no image in train; expected at least two, one to learn from and one to"
                                + " validate");
        assertThat(warnings())
                .containsExactly(
                        "test: warning: class cat has no image in test, so that no score says how well it is recognised");
    }

    @Test
    void equalPicturesAreAFaultBetweenTrainAndTestAndAWarningWithinTrain() throws IOException {
        Files.copy(root.resolve("train/cat/3.png"), root.resolve("test/cat/other.png"));
        Files.copy(root.resolve("train/cat/4.png"), root.resolve("train/dog/again.png"));
        Files.copy(root.resolve("train/cat/5.png"), root.resolve("train/cat/again.png"));
        assertThat(faults())
                .containsExactly("test/cat/other.png: image cat-other has the same bytes as image cat-3"
                        + " (train/cat/3.png), which is in another list; remove it from train or from test");
        assertThat(warnings())
                .containsExactlyInAnyOrder(
                        "train/dog/again.png: warning: image dog-again has the same bytes as image cat-4, but other"
                                + " labels; correct one of them",
                        "train/cat/again.png: warning: image cat-again has the same bytes as image cat-5; remove one of"
                                + " them");
    }

    @Test
    void aCopiedTreeIsNamedInAFewLines() throws IOException {
        for (Path file : FolderListing.of(root.resolve("train/cat"), "").images()) {
            Files.copy(file, root.resolve("test/cat").resolve("copy" + file.getFileName()));
        }
        for (Path file : FolderListing.of(root.resolve("train/dog"), "").images()) {
            Files.copy(file, root.resolve("test/dog").resolve("copy" + file.getFileName()));
        }
        assertThat(faults())
                .hasSize(21)
                .last()
                .isEqualTo("test: altogether 24 images have the same bytes as an image of the other list; remove them"
                        + " from train or from test");
    }

    @Test
    void unreadableFilesAreFaultsAndOtherFilesWarnings() throws IOException {
        Files.writeString(root.resolve("train/cat/5.png"), "no image");
        Files.writeString(root.resolve("train/cat/notes.txt"), "notes");
        Files.writeString(root.resolve("train/cat/.DS_Store"), "hidden");
        Files.createDirectories(root.resolve("train/dog/small"));
        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith("train/cat/5.png: not a JPEG, PNG, GIF, BMP, TIFF or WebP file");
        assertThat(warnings())
                .containsExactly(
                        "train/cat: warning: 1 file is left out, because the name does not end as an image's does:"
                                + " notes.txt",
                        "train/dog: warning: the folders inside are left out: small");
    }

    @Test
    void twoFilesOfOneIdAreAFault() throws IOException {
        WrittenData.picture(root.resolve("train/cat/7.jpg"), 0, 900);
        assertThat(faults())
                .containsExactly(
                        "train/cat/7.png: the Id would be cat-7, which train/cat/7.jpg has already; rename one of them");
        WrittenData.picture(root.resolve("test/cat/a,b.png"), 0, 901);
        assertThat(faults()).hasSize(2).last().asString().startsWith("test/cat/a,b.png: the Id would be 'cat-a,b'");
    }

    @Test
    void aMissingFolderSaysWhatWasExpected() throws IOException {
        assertThat(refusal(() -> new Folders().open(root, "valid", CLASSES, ONE)))
                .isEqualTo(root.resolve("valid") + ": missing; expected a folder with one folder a class");
        assertThat(refusal(() -> new Folders().open(root, "../train", CLASSES, ONE)))
                .startsWith("'../train' is not the name of a list");
        assertThat(refusal(() -> new Folders().open(root.resolve("none"), "train", CLASSES, ONE)))
                .startsWith(root.resolve("none") + ": missing; expected a folder with one folder a class");
    }

    private void delete(String folder, int kept) throws IOException {
        List<Path> images = FolderListing.of(root.resolve(folder), "").images();
        for (Path file : images.subList(kept, images.size())) {
            Files.delete(file);
        }
    }

    private DatasetFindings check() throws IOException {
        return DatasetCheck.check(
                new DatasetLists(new Folders(), root, "train", "test", null, CLASSES, ONE), false, 2, Progress.NONE);
    }

    private List<String> faults() throws IOException {
        return check().faults().stream().map(this::shortened).toList();
    }

    private List<String> warnings() throws IOException {
        return check().warnings().stream().map(this::shortened).toList();
    }

    private String shortened(Object found) {
        return found.toString().replace(root + "/", "");
    }
}

package podium.data.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static podium.data.dataset.VocTree.refusal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.core.Progress;
import podium.core.files.Sha256;
import podium.data.dataset.DatasetFindings;
import podium.data.dataset.DatasetWarning;
import podium.data.dataset.ImageLabels;
import podium.data.dataset.ImageSet;
import podium.data.dataset.LabelSource;
import podium.data.dataset.Wanted;
import podium.data.dataset.WrittenData;
import podium.data.image.ImageSize;

class IdxTest {
    private static final List<String> CLASSES = List.of("zero", "one", "two");
    private static final Wanted ONE = new Wanted(LabelSource.ANNOTATIONS, false, true);
    private static final byte[] PIXELS = {0, 1, 2, 3, 4, 5, 100, (byte) 200, (byte) 255, 9, 8, 7};

    @TempDir
    private Path root;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fourFilesAreRead(boolean zipped) throws IOException {
        WrittenData.idx(root, "train", 30, 3, zipped);
        WrittenData.idx(root, "t10k", 9, 3, zipped);
        ImageSet train = new Idx().open(root, "train", CLASSES, ONE);
        assertThat(train.ids())
                .hasSize(30)
                .startsWith("train-00000", "train-00001")
                .endsWith("train-00029");
        assertThat(train.labels("train-00004")).isEqualTo(ImageLabels.ofClass(1));
        assertThat(train.size("train-00004")).isEqualTo(new ImageSize(28, 28));
        assertThat(new Idx().open(root, "t10k", CLASSES, ONE).ids())
                .startsWith("test-00000")
                .hasSize(9);
        assertThat(check("train", "t10k")).isEqualTo(new DatasetFindings(List.of(), List.of()));
    }

    @Test
    void aPixelIsGreyAndRowsComeOneAfterTheOther() throws IOException {
        pair("train", WrittenData.idxImages(2, 2, 3, PIXELS), WrittenData.idxLabels((byte) 2, (byte) 0));
        ImageSet set = new Idx().open(root, "train", CLASSES, ONE);
        assertThat(set.image("train-00001").getRGB(0, 0)).isEqualTo(0xFF646464);
        assertThat(set.image("train-00001").getRGB(2, 0)).isEqualTo(0xFFFFFFFF);
        assertThat(set.image("train-00001").getRGB(0, 1)).isEqualTo(0xFF090909);
        assertThat(set.labels("train-00000")).isEqualTo(ImageLabels.ofClass(2));
    }

    @Test
    void anImageIsItsPlaceInTheFileAndItsSumIsThatOfItsPixels() throws IOException {
        pair("train", WrittenData.idxImages(2, 2, 3, PIXELS), WrittenData.idxLabels((byte) 2, (byte) 0));
        ImageSet set = new Idx().open(root, "train", CLASSES, ONE);
        assertThat(set.identity("train-00001")).isEqualTo(root.resolve("train-images-idx3-ubyte") + "#1");
        assertThat(set.sha256("train-00001")).hasValue(Sha256.of(Arrays.copyOfRange(PIXELS, 6, 12)));
    }

    @Test
    void filesThatDoNotMatchEachOtherNameBothCounts() throws IOException {
        pair("train", WrittenData.idxImages(2, 2, 3, PIXELS), WrittenData.idxLabels((byte) 2, (byte) 0, (byte) 1));
        assertThat(refusal(() -> new Idx().open(root, "train", CLASSES, ONE)))
                .isEqualTo(root.resolve("train-images-idx3-ubyte") + ": the file has 2 images, but"
                        + " train-labels-idx1-ubyte has 3 labels; expected one label an image: restore both files from"
                        + " one source");
    }

    @Test
    void imagesAndLabelsInEachOthersPlaceAreRefused() throws IOException {
        pair("train", WrittenData.idxLabels((byte) 2), WrittenData.idxLabels((byte) 2));
        assertThat(refusal(() -> new Idx().open(root, "train", CLASSES, ONE)))
                .isEqualTo(root.resolve("train-images-idx3-ubyte") + ": begins with the number 0x00000801; expected"
                        + " 0x00000803, an idx file of grey images");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".gz"})
    void aFileIsRefusedAtEveryOtherLength(String ending) throws IOException {
        byte[] whole = WrittenData.idxImages(2, 2, 3, PIXELS);
        Path file = root.resolve("images" + ending);
        for (int length = 0; length < whole.length; length++) {
            WrittenData.bytes(file, Arrays.copyOf(whole, length));
            assertThat(refusal(() -> IdxFile.images(file)))
                    .as("%d bytes", length)
                    .startsWith(file + ": ");
        }
        WrittenData.bytes(file, Arrays.copyOf(whole, whole.length + 1));
        assertThat(refusal(() -> IdxFile.images(file)))
                .isEqualTo(file + ": its header promises 2 items, which are 12 bytes, but more follow; restore the"
                        + " file");
        WrittenData.bytes(file, whole);
        assertThat(IdxFile.images(file).items()).isEqualTo(PIXELS);
    }

    @Test
    void aDamagedGzipFileIsRefusedOrReadAsItWas() throws IOException {
        Path file = WrittenData.bytes(root.resolve("images.gz"), WrittenData.idxImages(2, 2, 3, PIXELS));
        byte[] zipped = Files.readAllBytes(file);
        for (int length = 2; length < zipped.length; length++) {
            Files.write(file, Arrays.copyOf(zipped, length));
            assertThat(refusal(() -> IdxFile.images(file)))
                    .as("%d bytes", length)
                    .startsWith(file + ": ");
        }
    }

    @Test
    void hostileSizesAreRefusedBeforeTheyAreBelieved() throws IOException {
        Path file = root.resolve("images");
        for (int[] header : new int[][] {{-1, 28, 28}, {0, 28, 28}, {2_000_000_000, 28, 28}, {1, -1, -1}, {1, 0, 5}}) {
            Files.write(
                    file,
                    ByteBuffer.allocate(16)
                            .putInt(0x803)
                            .putInt(header[0])
                            .putInt(header[1])
                            .putInt(header[2])
                            .array());
            assertThat(refusal(() -> IdxFile.images(file)))
                    .as(Arrays.toString(header))
                    .startsWith(file + ": ");
        }
    }

    @Test
    void aLabelThatIsNoClassIsOneFault() throws IOException {
        WrittenData.idx(root, "train", 30, 5, false);
        WrittenData.idx(root, "t10k", 9, 3, false);
        assertThat(check("train", "t10k").faults())
                .extracting(Object::toString)
                .containsExactly(
                        root.resolve("train-labels-idx1-ubyte") + ": the label 3 occurs; expected 0 to 2, because the"
                                + " competition has 3 classes: correct the key classes, or restore the file",
                        root.resolve("train-labels-idx1-ubyte") + ": the label 4 occurs; expected 0 to 2, because the"
                                + " competition has 3 classes: correct the key classes, or restore the file");
    }

    @Test
    void equalDigitsInTrainAndTestAreAFault() throws IOException {
        pair("train", WrittenData.idxImages(6, 1, 2, PIXELS), WrittenData.idxLabels(new byte[] {0, 1, 2, 0, 1, 2}));
        pair("t10k", WrittenData.idxImages(3, 1, 2, new byte[] {7, 7, 4, 5, 8, 8}), WrittenData.idxLabels(new byte[] {
            0, 1, 2
        }));
        assertThat(check("train", "t10k").faults())
                .extracting(Object::toString)
                .containsExactly(root.resolve("t10k-images-idx3-ubyte") + ": image test-00001 has the same bytes as"
                        + " image train-00002 (" + root.resolve("train-images-idx3-ubyte")
                        + "), which is in another list; remove it from train or from test");
    }

    @Test
    void onePairIsDividedInTheOrderOfTheFile() throws IOException {
        WrittenData.idx(root, "t10k", 50, 3, true);
        DatasetLists lists = new DatasetLists(
                new Idx(),
                root,
                "train",
                "test",
                new DatasetSplit(new SplitCount(40), null, SplitCount.REST, DatasetSplit.Order.LISTING, null, null),
                CLASSES,
                ONE);
        assertThat(lists.openTrain().ids()).hasSize(40).startsWith("00000").endsWith("00039");
        assertThat(lists.openTest().ids()).hasSize(10).startsWith("00040").endsWith("00049");
        assertThat(lists.openTrain().valid()).isEmpty();
        WrittenData.idx(root, "train", 5, 3, true);
        assertThat(refusal(lists::openTrain)).contains("found the pairs of files t10k, train; expected a single pair");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        assertThat(refusal(() -> new Idx().open(root, "train", CLASSES, ONE)))
                .startsWith(root + ": found no idx data set");
        Files.write(root.resolve("train-images.idx3-ubyte"), WrittenData.idxImages(2, 2, 3, PIXELS));
        assertThat(refusal(() -> new Idx().open(root, "train", CLASSES, ONE)))
                .startsWith(root.resolve("train-labels-idx1-ubyte") + ": missing, and train-labels-idx1-ubyte.gz too");
    }

    @Test
    void cifarsFilesAreReadPlaneByPlane() throws IOException {
        WrittenData.cifar(root, 6, 9, 3);
        ImageSet train = new CifarBinary().open(root, "train", CLASSES, ONE);
        assertThat(train.ids()).hasSize(30).startsWith("train-00000").endsWith("train-00029");
        assertThat(train.labels("train-00007")).isEqualTo(ImageLabels.ofClass(1));
        assertThat(train.identity("train-00007")).isEqualTo(root.resolve("data_batch_2.bin") + "#1");
        byte[] record = Arrays.copyOfRange(Files.readAllBytes(root.resolve("data_batch_2.bin")), 3073, 2 * 3073);
        int place = 5 * 32 + 7;
        assertThat(train.image("train-00007").getRGB(7, 5))
                .isEqualTo(0xFF000000
                        | (record[1 + place] & 0xFF) << 16
                        | (record[1025 + place] & 0xFF) << 8
                        | (record[2049 + place] & 0xFF));
        assertThat(train.sha256("train-00007")).hasValue(Sha256.of(Arrays.copyOfRange(record, 1, 3073)));
        DatasetLists lists = new DatasetLists(new CifarBinary(), root, "train", "test", null, CLASSES, ONE);
        assertThat(DatasetCheck.check(lists, false, 2, Progress.NONE))
                .isEqualTo(new DatasetFindings(List.of(), List.of()));
        Files.writeString(root.resolve("batches.meta.txt"), "zero\none\nthree\n\n");
        assertThat(DatasetCheck.check(lists, false, 2, Progress.NONE).warnings())
                .containsExactly(new DatasetWarning(
                        root.resolve("batches.meta.txt"),
                        "the names are zero, one, three, but classes in competition.yaml has zero, one, two; label 0 is"
                                + " the first, whatever its name"));
    }

    @Test
    void aCutCifarFileIsRefused() throws IOException {
        WrittenData.cifar(root, 2, 2, 3);
        Path file = root.resolve("test_batch.bin");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 3074));
        assertThat(refusal(() -> new CifarBinary().open(root, "test", CLASSES, ONE)))
                .isEqualTo(file + ": the file has 3074 bytes; expected a multiple of 3073, the bytes of a record of"
                        + " CIFAR-10: restore the file");
    }

    private void pair(String name, byte[] images, byte[] labels) throws IOException {
        Files.write(root.resolve(name + "-images-idx3-ubyte"), images);
        Files.write(root.resolve(name + "-labels-idx1-ubyte"), labels);
    }

    private DatasetFindings check(String train, String test) throws IOException {
        return DatasetCheck.check(
                new DatasetLists(new Idx(), root, train, test, null, CLASSES, ONE), false, 2, Progress.NONE);
    }
}

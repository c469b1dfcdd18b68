package podium.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static podium.data.dataset.VocTree.refusal;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.Progress;
import podium.core.mask.LabelMap;
import podium.data.kind.DatasetCheck;
import podium.data.kind.DatasetLists;
import podium.data.kind.KaggleNpy;
import podium.data.kind.Sample;
import podium.data.maps.NpyArray;
import podium.data.sample.SampleClass;
import podium.data.sample.SampleGenerator;

/** The sample's images in the course's layout: train with labels and masks, test without either. */
class NpyImageSetTest {
    private static final List<String> CLASSES =
            Arrays.stream(SampleClass.values()).map(SampleClass::voc).toList();

    @TempDir
    private static Path folder;

    private static Path root;
    private static ImageSet voc;
    private static ImageSet others;

    @BeforeAll
    static void convert() throws IOException {
        SampleGenerator.generate(folder.resolve("sample"), 6, 3, 11, 2, Progress.NONE);
        voc = new Sample().open(folder.resolve("sample"), "train", CLASSES, new Wanted(LabelSource.MASKS, true));
        root = folder.resolve("npy");
        StringBuilder train = new StringBuilder("Id," + String.join(",", CLASSES) + "\n");
        StringBuilder test = new StringBuilder("Id\n");
        for (int i = 0; i < voc.ids().size(); i++) {
            String id = voc.ids().get(i);
            train.append(i);
            for (int position = 0; position < CLASSES.size(); position++) {
                train.append(voc.labels(id).present().contains(position) ? ",1" : ",0");
            }
            train.append('\n');
            try (OutputStream image = file("train/img/train_" + i + ".npy");
                    OutputStream mask = file("train/seg/train_" + i + ".npy")) {
                NpyArray.write(voc.image(id), image);
                NpyArray.write(voc.labelMap(id), mask);
            }
        }
        others = new Sample().open(folder.resolve("sample"), "val", CLASSES, new Wanted(LabelSource.MASKS, true));
        for (int i = 0; i < others.ids().size(); i++) {
            test.append(i).append('\n');
            try (OutputStream unknown = file("test/img/test_" + i + ".npy")) {
                NpyArray.write(others.image(others.ids().get(i)), unknown);
            }
        }
        Files.writeString(root.resolve("train/train_set.csv"), train);
        Files.writeString(root.resolve("test/test_set.csv"), test);
    }

    @Test
    void bothLayoutsGiveTheSameImagesMasksAndLabels() throws IOException {
        for (LabelSource source : LabelSource.values()) {
            ImageSet npy = new KaggleNpy().open(root, "train", CLASSES, new Wanted(source, true));
            assertThat(npy.ids()).containsExactly("0", "1", "2", "3", "4", "5");
            assertThat(npy.labelled()).isTrue();
            for (int i = 0; i < 6; i++) {
                String id = voc.ids().get(i);
                String number = String.valueOf(i);
                assertThat(npy.labels(number)).isEqualTo(voc.labels(id));
                assertThat(npy.labels(number, npy.labelMap(number))).isEqualTo(voc.labels(id));
                assertThat(npy.labelMap(number)).isEqualTo(voc.labelMap(id));
                assertThat(npy.size(number)).isEqualTo(voc.size(id));
                assertThat(npy.image(number).getType()).isEqualTo(BufferedImage.TYPE_3BYTE_BGR);
                assertThat(samples(npy.image(number))).isEqualTo(samples(voc.image(id)));
            }
            assertThat(DatasetDescription.of(npy, CLASSES, 2, Progress.NONE))
                    .isEqualTo(DatasetDescription.of(voc, CLASSES, 2, Progress.NONE));
        }
    }

    @Test
    void theCompleteDownloadHasNoFaults() throws IOException {
        assertThat(DatasetCheck.check(
                        new DatasetLists(
                                new KaggleNpy(),
                                root,
                                "train",
                                "test",
                                null,
                                CLASSES,
                                new Wanted(LabelSource.ANNOTATIONS, true)),
                        false,
                        2,
                        Progress.NONE))
                .isEqualTo(new DatasetFindings(List.of(), List.of()));
    }

    @Test
    void aTestListHasOnlyImages() throws IOException {
        ImageSet test = new KaggleNpy().open(root, "test", CLASSES, new Wanted(LabelSource.ANNOTATIONS, true));
        assertThat(test.labelled()).isFalse();
        assertThat(test.hasMask("0")).isFalse();
        assertThat(samples(test.image("2")))
                .isEqualTo(samples(others.image(others.ids().get(2))));
        assertThat(refusal(() -> test.labels("0")))
                .isEqualTo(root.resolve("test/test_set.csv") + ": there are no labels for image 0; you can"
                        + " predict a list"
                        + " without labels (test), but not train on it or score it");
        DatasetDescription description = DatasetDescription.of(test, CLASSES, 1, Progress.NONE);
        assertThat(description.images()).isEqualTo(3);
        assertThat(description.classes()).isEmpty();
        assertThat(description.labelledPixels()).isZero();
    }

    @Test
    void arraysOfTheWrongShapeOrContentAreRefused() throws IOException {
        Path copy = folder.resolve("wrong");
        Files.createDirectories(copy.resolve("train/img"));
        Files.createDirectories(copy.resolve("train/seg"));
        Files.writeString(copy.resolve("train/train_set.csv"), "Id,cat\n1,1\n");
        ImageSet set = new KaggleNpy().open(copy, "train", List.of("cat"), new Wanted(LabelSource.MASKS, true));
        Path image = set.imageFile("1");
        Path mask = set.maskFile("1");
        assertThat(image).isEqualTo(copy.resolve("train/img/train_1.npy"));
        assertThat(mask).isEqualTo(copy.resolve("train/seg/train_1.npy"));
        for (List<Integer> shape : List.of(List.of(2, 3), List.of(2, 3, 4), List.of(1, 2, 3, 3))) {
            write(image, shape);
            assertThat(refusal(() -> set.image("1")))
                    .isEqualTo(image + ": the array has the shape " + shape + "; expected [height, width, 3]")
                    .isEqualTo(refusal(() -> set.size("1")));
        }
        write(image, List.of(0, 5, 3));
        assertThat(refusal(() -> set.image("1"))).startsWith(image + ": the header claims 5 x 0 pixels");
        write(mask, List.of(2, 3, 1));
        assertThat(refusal(() -> set.labelMap("1")))
                .isEqualTo(mask + ": the array has the shape [2, 3, 1]; expected [height, width]");
        try (OutputStream out = Files.newOutputStream(mask)) {
            NpyArray.write(LabelMap.of(3, 1, new byte[] {1, 2, 2}), out);
        }
        assertThat(refusal(() -> set.labels("1"))).startsWith(mask + ": illegal labels 2 (2 pixels); expected 0 for");
    }

    @Test
    void aFolderWithoutListsIsRefused() throws IOException {
        assertThat(refusal(() -> new KaggleNpy().open(folder, "train", CLASSES, new Wanted(LabelSource.MASKS, true))))
                .isEqualTo(folder + ": found no data set of the kaggle-npy kind (looked for train/train_set.csv and"
                        + " test/test_set.csv). Download and unpack the data of the course's Kaggle competition there;"
                        + " or name its folder with --data DIR");
        assertThat(refusal(() -> new KaggleNpy().open(root, "../train", CLASSES, new Wanted(LabelSource.MASKS, true))))
                .startsWith("'../train' is not the name of a list");
    }

    private static void write(Path file, List<Integer> shape) throws IOException {
        byte[] values = new byte[shape.stream().reduce(1, (a, b) -> a * b)];
        try (OutputStream out = Files.newOutputStream(file)) {
            NpyArray.write(values, shape, out);
        }
    }

    private static OutputStream file(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        return Files.newOutputStream(file);
    }

    private static byte[] samples(BufferedImage image) {
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }
}

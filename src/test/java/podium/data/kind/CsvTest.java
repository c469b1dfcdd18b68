package podium.data.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static podium.data.dataset.VocTree.refusal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.Progress;
import podium.core.mask.LabelMap;
import podium.core.mask.PixelRuns;
import podium.data.dataset.DatasetFindings;
import podium.data.dataset.ImageLabels;
import podium.data.dataset.ImageSet;
import podium.data.dataset.LabelSource;
import podium.data.dataset.Wanted;
import podium.data.dataset.WrittenData;

class CsvTest {
    private static final List<String> CLASSES = List.of("cat", "dog");
    private static final Wanted ONE = new Wanted(LabelSource.ANNOTATIONS, false, true);
    private static final Wanted ANY = new Wanted(LabelSource.ANNOTATIONS, false);

    @TempDir
    private Path root;

    @Test
    void aColumnOfClassNamesIsRead() throws IOException {
        WrittenData.csv(root, "train", 6, "cat", "dog");
        WrittenData.csv(root, "test", 4, "cat", "dog");
        ImageSet train = new Csv().open(root, "train", CLASSES, ONE);
        assertThat(train.ids()).containsExactly("0001", "0002", "0003", "0004", "0005", "0006");
        assertThat(train.labels("0002")).isEqualTo(ImageLabels.ofClass(1));
        assertThat(train.imageFile("0002")).isEqualTo(root.resolve("train/0002.png"));
        assertThat(check(ONE)).isEqualTo(new DatasetFindings(List.of(), List.of()));
    }

    @Test
    void columnsOfZeroAndOneMayComeInAnyOrderAndHoldAnyNumberOfClasses() throws IOException {
        WrittenData.csv(root, "train", 3, "cat", "dog");
        WrittenData.text(root.resolve("train.csv"), "name,dog,cat\n0002.png,1,0\n0001,1,1\n0003,0,0\n");
        ImageSet train = new Csv().open(root, "train", CLASSES, ANY);
        assertThat(train.ids()).containsExactly("0002", "0001", "0003");
        assertThat(train.labels("0002").present()).isEqualTo(PixelRuns.of(1, 2));
        assertThat(train.labels("0001").present()).isEqualTo(PixelRuns.of(0, 2));
        assertThat(train.labels("0003").present()).isEqualTo(PixelRuns.EMPTY);
    }

    @Test
    void noClassAndTwoClassesAreFaultsWhereAnImageHasOne() throws IOException {
        WrittenData.csv(root, "train", 6, "cat", "dog");
        WrittenData.csv(root, "test", 4, "cat", "dog");
        WrittenData.text(root.resolve("test.csv"), "Id,cat,dog\n0001,1,1\n0002,0,0\n0003,1,0\n0004,0,1\n");
        assertThat(check(ONE).faults())
                .extracting(Object::toString)
                .containsExactly(
                        root.resolve("test.csv") + ": image 0001 has 2 classes, cat and dog; expected exactly one,"
                                + " since labels is single in competition.yaml",
                        root.resolve("test.csv") + ": image 0002 has no class; expected exactly one, since labels is"
                                + " single in competition.yaml");
        assertThat(check(ANY).faults()).isEmpty();
    }

    @Test
    void aTestTableMayLackItsLabels() throws IOException {
        WrittenData.csv(root, "test", 4, "cat", "dog");
        for (String table :
                List.of("Id\n0001\n0002\n", "Id,Class\n0001,\n0002,\n", "Id,cat,dog\n0001,-1,-1\n0002,-1,-1\n")) {
            WrittenData.text(root.resolve("test.csv"), table);
            ImageSet test = new Csv().open(root, "test", CLASSES, ONE);
            assertThat(test.labelled()).isFalse();
            assertThat(refusal(() -> test.labels("0001")))
                    .isEqualTo(root.resolve("test.csv") + ": there are no labels for image 0001; you can predict a list"
                            + " without labels, but not train on it or score it");
        }
    }

    @Test
    void wrongRowsAreOneFaultAMistake() throws IOException {
        WrittenData.csv(root, "train", 8, "cat", "dog");
        WrittenData.csv(root, "test", 2, "cat", "dog");
        WrittenData.text(
                root.resolve("train.csv"),
                "Id,Class\n0001,cat\n0002,cow\n0003,cow\n0099,cat\n0004,dog\n0004,dog\n0005,cat,more\n0006,\n0007,dog\n");
        assertThat(check(ONE).faults())
                .extracting(fault -> fault.toString().replace(root + "/", ""))
                .containsExactly(
                        "train.csv: line 3: 'cow' is no class of the competition; expected one of cat, dog (2 such"
                                + " lines)",
                        "train.csv: line 5: there is no image '0099' in the folder; expected the name of an image file,"
                                + " with or without its ending",
                        "train.csv: line 7: image 0004 is already in the table; name each image once",
                        "train.csv: line 8: the row has 3 cells; expected 2",
                        "train.csv: 3 of 6 rows have no label; expected labels in every row, or in none",
                        "train.csv: there are no labels for image 0002; you can predict a list without labels, but not"
                                + " train on it or score it",
                        "train.csv: there are no labels for image 0003; you can predict a list without labels, but not"
                                + " train on it or score it",
                        "train.csv: there are no labels for image 0006; you can predict a list without labels, but not"
                                + " train on it or score it");
        assertThat(check(ONE).warnings())
                .extracting(warning -> warning.toString().replace(root + "/", ""))
                .containsExactly("train: warning: 2 of 8 images are not in train.csv, such as 0005.png");
    }

    @Test
    void aHeaderThatFitsNoFormIsRefused() throws IOException {
        WrittenData.csv(root, "train", 2, "cat", "dog");
        WrittenData.text(root.resolve("train.csv"), "Id,cat,cow,size\n0001,1,0,5\n");
        assertThat(refusal(() -> new Csv().open(root, "train", CLASSES, ONE)))
                .isEqualTo(root.resolve("train.csv") + ": line 1: the table has 3 columns after the first, without one"
                        + " for class dog, among them cow, size, which is no class; expected one column of class names,"
                        + " or one of 0 and 1 for each class");
    }

    @Test
    void oneTableIsDividedByItsRowsAndByClass() throws IOException {
        WrittenData.csv(root, "labels", 10, "cat", "dog");
        Files.move(root.resolve("labels"), root.resolve("images"));
        assertThat(lists(new DatasetSplit(
                                new SplitCount(6),
                                new SplitCount(2),
                                SplitCount.REST,
                                DatasetSplit.Order.LISTING,
                                null,
                                null))
                        .openTrain()
                        .valid())
                .containsExactly("0007", "0008");
        DatasetLists byClass = lists(new DatasetSplit(
                new SplitCount(1),
                SplitCount.REST,
                new SplitCount(2),
                DatasetSplit.Order.LISTING,
                null,
                DatasetSplit.Unit.CLASS));
        assertThat(byClass.openTest().ids()).containsExactly("0007", "0008", "0009", "0010");
        assertThat(byClass.openTrain().valid()).containsExactly("0003", "0004", "0005", "0006");
    }

    @Test
    void masksOfEqualNamesGiveTheLabels() throws IOException {
        WrittenData.masks(root.resolve("train"), 6, 2);
        WrittenData.picture(root.resolve("test/images/7.jpg"), 0, 7);
        Wanted wanted = new Wanted(LabelSource.MASKS, true);
        ImageSet train = new ImageMasks().open(root, "train", CLASSES, wanted);
        assertThat(train.ids()).containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(train.labels("2")).isEqualTo(ImageLabels.ofClass(1));
        assertThat(train.labelMap("2").histogram()[2]).isEqualTo(144);
        ImageSet test = new ImageMasks().open(root, "test", CLASSES, wanted);
        assertThat(test.labelled()).isFalse();
        assertThat(test.hasMask("7")).isFalse();
    }

    @Test
    void aMissingMaskAForeignLabelAndAnotherSizeAreFaults() throws IOException {
        WrittenData.masks(root.resolve("train"), 6, 2);
        Files.delete(root.resolve("train/masks/1.png"));
        WrittenData.mask(root.resolve("train/masks/2.png"), LabelMap.of(2, 1, new byte[] {0, 1}));
        WrittenData.mask(root.resolve("train/masks/3.png"), LabelMap.of(24, 24, filled(3)));
        Files.copy(root.resolve("train/masks/4.png"), root.resolve("train/masks/40.png"));
        DatasetFindings found = DatasetCheck.check(
                new DatasetLists(
                        new ImageMasks(), root, "train", "test", null, CLASSES, new Wanted(LabelSource.MASKS, true)),
                true,
                2,
                Progress.NONE);
        assertThat(found.faults())
                .extracting(fault -> fault.toString().replace(root + "/train/", ""))
                .satisfiesExactly(
                        fault -> assertThat(fault).startsWith("masks/1.png: missing; expected a mask"),
                        fault -> assertThat(fault)
                                .startsWith("masks/2.png: the mask is 2 x 1 pixels, but the image is 24 x 24"),
                        fault -> assertThat(fault).startsWith("masks/3.png: illegal labels 3 (576 pixels)"));
        assertThat(found.warnings())
                .extracting(warning -> warning.toString().replace(root + "/train/", ""))
                .containsExactly("masks: warning: no image has the name of 40");
    }

    private static byte[] filled(int label) {
        byte[] labels = new byte[24 * 24];
        Arrays.fill(labels, (byte) label);
        return labels;
    }

    private DatasetLists lists(DatasetSplit split) {
        return new DatasetLists(new Csv(), root, "train", "test", split, CLASSES, ONE);
    }

    private DatasetFindings check(Wanted wanted) throws IOException {
        return DatasetCheck.check(
                new DatasetLists(new Csv(), root, "train", "test", null, CLASSES, wanted), false, 2, Progress.NONE);
    }
}

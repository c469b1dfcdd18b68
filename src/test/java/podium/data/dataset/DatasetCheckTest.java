package podium.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static podium.data.dataset.VocTree.CLASSES;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import podium.Shared;
import podium.core.Progress;
import podium.core.mask.LabelMap;
import podium.data.kind.DatasetCheck;
import podium.data.kind.DatasetLists;
import podium.data.kind.KaggleNpy;
import podium.data.kind.Sample;
import podium.data.kind.VocDevkit;
import podium.data.maps.NpyArray;
import podium.data.sample.SampleClass;

/** Checks a data set without faults, then with one fault at a time, then with all at once. */
class DatasetCheckTest {
    @TempDir
    private Path folder;

    private VocTree tree;

    @BeforeEach
    void makeDataSet() throws IOException {
        tree = new VocTree(folder.resolve("VOC2009"));
        tree.segmentationList("train", "a", "b", "c");
        tree.segmentationList("val", "d");
        tree.add("a", 0, 1, 255, 3);
        tree.add("b", 2, 2, 2);
        tree.add("c", 0, 0);
        tree.add("d", 0, 3, 3, 3);
        tree.text("ImageSets/Main/cat_train.txt", "a 1\nb -1\nc -1\n");
        tree.text("ImageSets/Main/dog_train.txt", "a -1\nb 1\nc -1\n");
        tree.text("ImageSets/Main/person_train.txt", "a 1\nb -1\nc -1\n");
        tree.text("ImageSets/Main/cat_val.txt", "d -1\n");
        tree.text("ImageSets/Main/dog_val.txt", "d -1\n");
        tree.text("ImageSets/Main/person_val.txt", "d 1\n");
    }

    @ParameterizedTest
    @EnumSource
    void aCompleteDataSetHasNoFaults(LabelSource source) throws IOException {
        assertThat(tree.check(source, 2, "train", "val")).isEmpty();
    }

    @Test
    void aMissingImageIsAFaultOfItsList() throws IOException {
        Files.delete(tree.file("JPEGImages/b.jpg"));
        assertFaults(
                LabelSource.ANNOTATIONS,
                "JPEGImages/b.jpg: missing; expected an image here: add the file, or remove the image from its list");
    }

    @Test
    void anUndecodableImageIsAFault() throws IOException {
        tree.text("JPEGImages/b.jpg", "no picture");
        assertFaults(
                LabelSource.ANNOTATIONS,
                "JPEGImages/b.jpg: not a JPEG, PNG, GIF, BMP, TIFF or WebP file. Convert or replace it");
    }

    @Test
    void anImageThatViewersTurnGivesAWarningAndIsNotTurned() throws IOException {
        for (String id : List.of("b", "d")) {
            Path image = tree.file("JPEGImages/" + id + ".jpg");
            Files.write(image, ExifBytes.inJpeg(Files.readAllBytes(image), id.equals("b") ? 6 : 3));
        }
        Path upright = tree.file("JPEGImages/c.jpg");
        Files.write(upright, ExifBytes.inJpeg(Files.readAllBytes(upright), 1));
        DatasetFindings found = tree.findings(LabelSource.ANNOTATIONS, 2, "train", "val");
        assertThat(found.faults()).isEmpty();
        assertThat(found.warnings())
                .extracting(DatasetWarning::file)
                .containsExactly(tree.file("JPEGImages/b.jpg"), tree.file("JPEGImages/d.jpg"));
        assertThat(found.warnings().get(0))
                .hasToString(tree.file("JPEGImages/b.jpg")
                        + ": warning: its EXIF orientation is 6, so that viewers show it turned or mirrored."
                        + " Podium uses the images"
                        + " of a data set as they are stored (3 x 1), as Pillow's Image.open does. If its mask fits the"
                        + " turned image, turn the file itself");
        assertThat(tree.open("train", LabelSource.ANNOTATIONS).image("b").getWidth())
                .isEqualTo(3);
    }

    @Test
    void aMissingMaskIsReportedOnce() throws IOException {
        Files.delete(tree.file("SegmentationClass/b.png"));
        for (LabelSource source : LabelSource.values()) {
            assertFaults(
                    source,
                    "SegmentationClass/b.png: missing; expected a mask (palette PNG) here: add the file, or remove the"
                            + " image from its list");
        }
    }

    @Test
    void aMaskOfAnotherSizeIsAFault() throws IOException {
        tree.mask("b", 2, 2);
        assertFaults(
                LabelSource.ANNOTATIONS,
                "SegmentationClass/b.png: the mask is 2 x 1 pixels, but the image is 3 x 1: the sizes must be"
                        + " equal; restore"
                        + " both from the data set");
    }

    @Test
    void anIllegalLabelIsAFault() throws IOException {
        tree.mask("b", 2, 4, 254);
        for (LabelSource source : LabelSource.values()) {
            assertFaults(
                    source,
                    "SegmentationClass/b.png: illegal labels 4 (1 pixels), 254 (1 pixels); expected 0 for background, 1"
                            + " to 3 for the classes, 255 for void: correct the mask");
        }
    }

    @Test
    void malformedXmlIsAFault() throws IOException {
        tree.text("Annotations/b.xml", "<annotation>\n<object>");
        List<DatasetFault> faults = tree.check(LabelSource.ANNOTATIONS, 2, "train", "val");
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.file()).isEqualTo(tree.file("Annotations/b.xml"));
            assertThat(fault.problem())
                    .startsWith("line 2: malformed XML (")
                    .endsWith("; restore the file from the data set");
        });
        assertThat(tree.check(LabelSource.MASKS, 2, "train", "val")).isEmpty();
    }

    @Test
    void anAnnotationOfAnotherSizeIsAFault() throws IOException {
        tree.annotation("b", 3, 7, "dog");
        assertFaults(
                LabelSource.ANNOTATIONS,
                "Annotations/b.xml: the annotation gives 3 x 7 pixels, but the image is 3 x 1: restore both from the"
                        + " data set");
    }

    @Test
    void labelsAndMasksMustAgreeBothWays() throws IOException {
        tree.annotation("a", 4, 1, "cat", "dog");
        assertFaults(
                LabelSource.ANNOTATIONS,
                "Annotations/a.xml: image a is labelled dog (2), but its mask SegmentationClass/a.png has no"
                        + " pixel of that class: correct one of them",
                "SegmentationClass/a.png: image a's mask has pixels of person (3), but its labels"
                        + " (Annotations/a.xml) do not list it: correct one of them");
        tree.text("ImageSets/Main/person_val.txt", "d -1\n");
        assertFaults(
                LabelSource.IMAGESETS,
                "SegmentationClass/d.png: image d's mask has pixels of person (3), but its labels"
                        + " (ImageSets/Main) do not list it: correct one of them");
    }

    @Test
    void difficultObjectsMayHavePixelsOrNone() throws IOException {
        tree.annotation("a", 4, 1, "cat", "person?", "dog?");
        assertThat(tree.check(LabelSource.ANNOTATIONS, 2, "train", "val")).isEmpty();
    }

    @Test
    void anImageInTwoListsIsAFault() throws IOException {
        tree.segmentationList("val", "d", "b");
        assertFaults(
                LabelSource.MASKS,
                "ImageSets/Segmentation/val.txt: image b is also in ImageSets/Segmentation/train.txt; remove it"
                        + " from one of them");
    }

    @Test
    void wrongLinesOfAListAreFaultsAndTheRestIsChecked() throws IOException {
        tree.segmentationList("train", "a", "../b", "a", "c", "e");
        assertFaults(
                LabelSource.MASKS,
                "ImageSets/Segmentation/train.txt: line 2: '../b' is not an image name; expected one name per line,"
                        + " without folder, file extension or flag, such as b",
                "ImageSets/Segmentation/train.txt: line 3: image a is already on line 1; name each image once",
                "JPEGImages/e.jpg: missing; expected an image here: add the file, or remove the image from its list",
                "SegmentationClass/e.png: missing; expected a mask (palette PNG) here: add the file, or remove"
                        + " the image"
                        + " from its list");
    }

    @Test
    void aMissingListIsAFaultAndTheOthersAreChecked() throws IOException {
        Files.delete(tree.file("SegmentationClass/d.png"));
        assertThat(VocTree.lines(tree.check(LabelSource.MASKS, 2, "test", "val"), tree.root()))
                .containsExactly(
                        "ImageSets/Segmentation/test.txt: missing; expected the list 'test', one image name per line;"
                                + " the folder contains the lists train, val",
                        "SegmentationClass/d.png: missing; expected a mask (palette PNG) here: add the file, or"
                                + " remove the"
                                + " image from its list");
    }

    @Test
    void aWrongMainListIsReportedOnce() throws IOException {
        tree.text("ImageSets/Main/dog_train.txt", "a -1\nb maybe\nc -1\n");
        assertFaults(
                LabelSource.IMAGESETS,
                "ImageSets/Main/dog_train.txt: line 2: 'b maybe'; expected an image name and 1, -1 or 0");
    }

    @Test
    void unwantedMasksAreNotRead() throws IOException {
        Files.delete(tree.file("SegmentationClass/a.png"));
        tree.text("SegmentationClass/b.png", "no mask");
        tree.mask("c", 3, 3, 3);
        assertThat(check(new Wanted(LabelSource.ANNOTATIONS, false))).isEmpty();
        assertThat(check(new Wanted(LabelSource.ANNOTATIONS, true))).hasSize(4);
    }

    @Test
    void unwantedAnnotationsAreNotRead() throws IOException {
        Files.delete(tree.file("Annotations/a.xml"));
        tree.text("Annotations/b.xml", "no XML");
        assertThat(check(new Wanted(LabelSource.MASKS, true))).isEmpty();
        assertThat(check(new Wanted(LabelSource.ANNOTATIONS, true))).hasSize(2);
    }

    private List<DatasetFault> check(Wanted wanted) throws IOException {
        return DatasetCheck.check(
                        new DatasetLists(new VocDevkit(), tree.root(), "train", "val", null, CLASSES, wanted),
                        false,
                        2,
                        Progress.NONE)
                .faults();
    }

    @Test
    void theCoursesLayoutIsCheckedToo() throws IOException {
        Path root = folder.resolve("npy");
        Files.createDirectories(root.resolve("train/img"));
        Files.createDirectories(root.resolve("train/seg"));
        Files.writeString(root.resolve("train/train_set.csv"), "Id,cat,dog,person\n0,1,0,0\n1,0,0\n2,0,1,0\n");
        try (OutputStream image = Files.newOutputStream(root.resolve("train/img/train_0.npy"));
                OutputStream mask = Files.newOutputStream(root.resolve("train/seg/train_0.npy"));
                OutputStream other = Files.newOutputStream(root.resolve("train/img/train_2.npy"))) {
            NpyArray.write(new byte[6], List.of(1, 2, 3), image);
            NpyArray.write(LabelMap.of(1, 2, new byte[] {0, 3}), mask);
            NpyArray.write(new byte[6], List.of(2, 3), other);
        }
        List<DatasetFault> faults = DatasetCheck.check(
                        new DatasetLists(
                                new KaggleNpy(),
                                root,
                                "train",
                                "train",
                                null,
                                CLASSES,
                                new Wanted(LabelSource.ANNOTATIONS, true)),
                        true,
                        2,
                        Progress.NONE)
                .faults();
        assertThat(VocTree.lines(faults, root))
                .containsExactly(
                        "train/train_set.csv: line 3: the row has 3 cells; expected 4",
                        "train/seg/train_0.npy: the mask is 1 x 2 pixels, but the image is 2 x 1: the sizes"
                                + " must be equal;"
                                + " restore both from the data set",
                        "train/train_set.csv: image 0 is labelled cat (1), but its mask train/seg/train_0.npy"
                                + " has no pixel of that class: correct one of them",
                        "train/img/train_2.npy: the array has the shape [2, 3]; expected [height, width, 3]",
                        "train/seg/train_2.npy: missing; expected a .npy array here: add the file, or remove"
                                + " the image from"
                                + " its list");
    }

    @Test
    void findingsDoNotDependOnTheNumberOfThreads() throws IOException {
        String[] ids = new String[40];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = "image" + i;
            tree.add(ids[i], 0, 1 + i % 3);
            switch (i % 5) {
                case 0 -> tree.mask(ids[i], 0, 1, 2);
                case 1 -> Files.delete(tree.file("JPEGImages/" + ids[i] + ".jpg"));
                case 2 -> tree.annotation(ids[i], 2, 1, "cat", "dog", "person");
                case 3 -> tree.text("Annotations/" + ids[i] + ".xml", "<annotation");
                default -> {}
            }
        }
        tree.segmentationList("train", ids);
        List<DatasetFault> faults = tree.check(LabelSource.ANNOTATIONS, 1, "train", "val");
        assertThat(faults).hasSizeGreaterThan(40);
        for (int i = 0; i < 5; i++) {
            assertThat(tree.check(LabelSource.ANNOTATIONS, 8, "train", "val")).isEqualTo(faults);
        }
    }

    @Test
    void progressCountsEveryImage() throws IOException {
        AtomicLong steps = new AtomicLong();
        Progress progress = (what, total) -> {
            assertThat(what + " " + total).isEqualTo("checking images 4");
            return new Progress.Task() {
                @Override
                public void step() {
                    steps.incrementAndGet();
                }

                @Override
                public void close() {
                    steps.addAndGet(100);
                }
            };
        };
        DatasetCheck.check(
                new DatasetLists(
                        new Sample(), tree.root(), "train", "val", null, CLASSES, new Wanted(LabelSource.MASKS, true)),
                false,
                3,
                progress);
        assertThat(steps).hasValue(104);
    }

    /** Of the 472 + 300 available images, the 529 of 2007 have annotations, which agree with the masks. */
    @Test
    void theRealImagesHaveNoFaultsExceptMissingAnnotations() throws IOException {
        Path root = Shared.data("VOCdevkit/VOC2009");
        List<String> classes =
                Arrays.stream(SampleClass.values()).map(SampleClass::voc).toList();
        List<String> lists = List.of("train", "val");
        List<DatasetFault> faults = DatasetCheck.check(
                        new DatasetLists(
                                new VocDevkit(),
                                root,
                                lists.get(0),
                                lists.get(1),
                                null,
                                classes,
                                new Wanted(LabelSource.ANNOTATIONS, true)),
                        false,
                        2,
                        Progress.NONE)
                .faults();
        assertThat(faults)
                .hasSize(243)
                .allSatisfy(fault ->
                        assertThat(fault.toString()).matches(".*/Annotations/200[89]_[0-9]{6}\\.xml: missing; .*"));
    }

    private void assertFaults(LabelSource source, String... lines) throws IOException {
        assertThat(VocTree.lines(tree.check(source, 2, "train", "val"), tree.root()))
                .containsExactly(lines);
    }
}

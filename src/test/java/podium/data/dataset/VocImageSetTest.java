package podium.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static podium.data.dataset.VocTree.CLASSES;
import static podium.data.dataset.VocTree.refusal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.core.mask.LabelMap;
import podium.core.mask.PixelRuns;
import podium.data.kind.Sample;
import podium.data.kind.VocDevkit;

class VocImageSetTest {
    private static final ImageLabels CAT = new ImageLabels(PixelRuns.of(0, 1), PixelRuns.of());

    @TempDir
    private Path folder;

    private VocTree tree;

    @BeforeEach
    void makeDataSet() throws IOException {
        tree = new VocTree(folder.resolve("VOC2009"));
        tree.segmentationList("train", "2007_000001", "2007_000002");
    }

    @Test
    void aListKeepsItsOrderAndSkipsBlankLines() throws IOException {
        tree.image("c c", 1, 1);
        tree.image("d.png", 1, 1);
        tree.text("ImageSets/Segmentation/train.txt", "\uFEFFb\r\n\r\n  a  \n\n\t\nc c\t\nd.png");
        assertThat(tree.open("train", LabelSource.MASKS).ids()).containsExactly("b", "a", "c c", "d.png");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../a        | a",
                "a/b         | b",
                "a\\b         | b",
                "..          | 2009_000001",
                "a 1         | a",
                "a -1        | a",
                "a\t1         | a",
                "a\u00A01      | a",
                "a,1         | a",
                "'\"a\"'       | a",
                "a.jpg       | a",
                "a.JPEG      | a",
                "a.png       | a",
                "JPEGImages/a.jpg SegmentationClass/a.png | a",
                "/etc/passwd | passwd"
            })
    void linesThatAreNotNamesAreOneFault(String line, String name) throws IOException {
        Path list = tree.text("ImageSets/Segmentation/train.txt", "b\n\n" + line + "\n");
        String fault = list + ": line 3: '" + line + "' is not an image name; expected one name per line, without"
                + " folder, file extension or flag, such as " + name;
        assertThat(refusal(() -> tree.open("train", LabelSource.MASKS))).isEqualTo(fault);
        Files.writeString(list, ("\n" + line + "\r\n").repeat(4));
        List<DatasetFault> faults = tree.check(LabelSource.ANNOTATIONS, 2, "train");
        assertThat(faults).hasToString("[" + fault.replace("line 3", "line 2") + " (4 such lines)]");
    }

    @Test
    void aNameHasNoControlCharacters() throws IOException {
        Path list = tree.text("ImageSets/Segmentation/train.txt", "a\u0000b\n");
        assertThat(refusal(() -> tree.open("train", LabelSource.MASKS))).startsWith(list + ": line 1: 'a\u0000b' is");
    }

    @Test
    void repeatedNamesAreOneFaultAndEmptyListsAreRefused() throws IOException {
        Path list = tree.segmentationList("train", "a", "", "b", "a");
        String fault = list + ": line 4: image a is already on line 1; name each image once";
        assertThat(refusal(() -> tree.open("train", LabelSource.MASKS))).isEqualTo(fault);
        tree.segmentationList("train", "a", "", "b", "a", "b", "a");
        assertThat(refusal(() -> tree.open("train", LabelSource.MASKS))).isEqualTo(fault + " (3 such lines)");
        tree.text("ImageSets/Segmentation/train.txt", " \n\n");
        assertThat(refusal(() -> tree.open("train", LabelSource.MASKS)))
                .isEqualTo(list + ": the list is empty; expected one image name per line");
    }

    @Test
    void segmentationListsComeFirstAndMainListsCanBeNamed() throws IOException {
        tree.text("ImageSets/Main/train.txt", "main\n");
        tree.text("ImageSets/Main/other.txt", "other\n");
        assertThat(tree.open("train", LabelSource.MASKS).ids()).hasSize(2);
        assertThat(tree.open("Main/train", LabelSource.MASKS).ids()).containsExactly("main");
        assertThat(tree.open("Segmentation/train", LabelSource.MASKS).ids()).hasSize(2);
        assertThat(tree.open("other", LabelSource.MASKS).ids()).containsExactly("other");
        tree.mask("main", 1);
        assertThat(tree.open("Main/train", LabelSource.MASKS).hasMask("main")).isTrue();
        assertThat(tree.open("other", LabelSource.MASKS).hasMask("other")).isFalse();
        assertThat(tree.open("train", LabelSource.MASKS).hasMask("2007_000001")).isTrue();
    }

    @Test
    void anUnknownListNamesTheKnownOnes() throws IOException {
        tree.segmentationList("val", "a");
        assertThat(refusal(() -> tree.open("test", LabelSource.MASKS)))
                .isEqualTo(tree.file("ImageSets/Segmentation/test.txt") + ": missing; expected the list 'test', one"
                        + " image name per line; the folder contains the lists train, val");
        assertThat(refusal(() -> tree.open("../train", LabelSource.MASKS)))
                .isEqualTo("'../train' is not the name of a list; expected one such as train, val or Main/train");
    }

    @Test
    void theDataSetIsFoundInsideTheGivenFolder() throws IOException {
        for (Path root : new Path[] {folder, tree.root()}) {
            assertThat(new VocDevkit().folder(root)).isEqualTo(tree.root());
        }
        VocTree devkit = new VocTree(folder.resolve("tar/VOCdevkit/VOC2009"));
        assertThat(new VocDevkit().folder(folder.resolve("tar"))).isEqualTo(devkit.root());
        new VocTree(folder.resolve("VOC2010"));
        assertThat(refusal(() -> new VocDevkit().folder(folder)))
                .isEqualTo(folder + ": found several data sets; name one of them: " + folder.resolve("VOC2009") + ", "
                        + folder.resolve("VOC2010"));
    }

    @Test
    void aMissingFolderSaysHowToGetTheDataSet() throws IOException {
        Path none = folder.resolve("none");
        assertThat(refusal(() -> new VocDevkit().open(none, "train", CLASSES, new Wanted(LabelSource.MASKS, true))))
                .startsWith(none + ": missing; expected a data set in the form of the VOC devkit")
                .contains("VOCtrainval_11-May-2009.tar");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(refusal(() -> new Sample().open(empty, "train", CLASSES, new Wanted(LabelSource.MASKS, true))))
                .isEqualTo(empty + ": found no data set in the form of the VOC devkit (looked for the folders ImageSets"
                        + " and JPEGImages). Make it with: podium data sample");
    }

    @Test
    void masksGiveLabelsAndKeepVoid() throws IOException {
        tree.mask("2007_000001", 0, 1, 255, 3, 3);
        ImageSet set = tree.open("train", LabelSource.MASKS);
        assertThat(set.labelMap("2007_000001")).isEqualTo(LabelMap.of(5, 1, new byte[] {0, 1, (byte) 255, 3, 3}));
        assertThat(set.labels("2007_000001")).isEqualTo(new ImageLabels(PixelRuns.of(0, 1, 2, 3), PixelRuns.of()));
        Path wrong = tree.mask("2007_000002", 4, 4, 200);
        assertThat(refusal(() -> set.labels("2007_000002")))
                .isEqualTo(wrong + ": illegal labels 4 (2 pixels), 200 (1 pixels); expected 0 for background, 1 to 3"
                        + " for the classes, 255 for void: correct the mask");
    }

    @Test
    void annotationsGiveLabelsAndMissingOnesNameTheAlternative() throws IOException {
        tree.annotation("2007_000001", 5, 1, "person?", "dog?", "person");
        ImageSet set = tree.open("train", LabelSource.ANNOTATIONS);
        assertThat(set.labels("2007_000001")).isEqualTo(new ImageLabels(PixelRuns.of(2, 3), PixelRuns.of(1, 2)));
        assertThat(refusal(() -> set.labels("2007_000002")))
                .isEqualTo(tree.file("Annotations/2007_000002.xml") + ": missing; expected the annotation (XML) that"
                        + " image 2007_000002's labels come from: add it, or read labels from masks:"
                        + " --set dataset.labels=masks");
    }

    @Test
    void mainListsGiveLabelsWithZeroForDifficultOnly() throws IOException {
        tree.text("ImageSets/Main/cat_train.txt", "2007_000001  1\n2007_000002 -1\n\n");
        tree.text("ImageSets/Main/dog_train.txt", "2007_000001 -1\r\n  2007_000002  0 \r\n");
        tree.text("ImageSets/Main/person_train.txt", "2007_000001 -1\n2007_000002 +1\nelsewhere 1\n");
        ImageSet set = tree.open("train", LabelSource.IMAGESETS);
        assertThat(set.labels("2007_000001")).isEqualTo(CAT);
        assertThat(set.labels("2007_000002")).isEqualTo(new ImageLabels(PixelRuns.of(2, 3), PixelRuns.of(1, 2)));
    }

    @Test
    void wrongMainListsAreReportedWithTheirLine() throws IOException {
        Path cat = tree.text("ImageSets/Main/cat_train.txt", "2007_000001 1\n2007_000001 -1\n");
        Path dog = tree.text("ImageSets/Main/dog_train.txt", "2007_000001 2\n");
        Path person = tree.file("ImageSets/Main/person_train.txt");
        assertThat(refusal(() -> labels("2007_000001")))
                .isEqualTo(cat + ": line 2: image 2007_000001 is already in the list; name each image once");
        Files.writeString(cat, "2007_000001 1\n");
        assertThat(refusal(() -> labels("2007_000001")))
                .isEqualTo(dog + ": line 1: '2007_000001 2'; expected an image name and 1, -1 or 0");
        Files.writeString(dog, "2007_000001 -1\n");
        assertThat(refusal(() -> labels("2007_000001"))).startsWith(person + ": missing; expected this class's list");
        Files.writeString(person, "2007_000001 -1\n");
        assertThat(labels("2007_000001")).isEqualTo(CAT);
        assertThat(refusal(() -> labels("2007_000002")))
                .isEqualTo(cat + ": there is no line for image 2007_000002; add one, or read labels from masks:"
                        + " --set dataset.labels=masks");
    }

    /** The file has bare names instead of names with flags. */
    @Test
    void mainListsOfAnotherFormAreOneFaultEach() throws IOException {
        tree.image("2007_000001", 1, 1);
        tree.image("2007_000002", 1, 1);
        tree.mask("2007_000001", 1);
        tree.mask("2007_000002", 1);
        Path cat = tree.text("ImageSets/Main/cat_train.txt", "2007_000001\n2007_000002\n");
        Path dog = tree.text("ImageSets/Main/dog_train.txt", "2007_000001 1 1\n2007_000002 1 x\n2007_000002 -1\n");
        Path person = tree.file("ImageSets/Main/person_train.txt");
        assertThat(tree.check(LabelSource.IMAGESETS, 2, "train"))
                .extracting(DatasetFault::toString)
                .containsExactly(
                        cat + ": line 1: '2007_000001'; expected an image name and 1, -1 or 0 (2 such lines)",
                        dog + ": line 2: '2007_000002 1 x'; expected an image name and 1, -1 or 0",
                        person + ": missing; expected this class's list of labels here: add the file, or remove"
                                + " the image"
                                + " from its list");
    }

    @Test
    void unwantedMasksAreNotPartOfTheSet() throws IOException {
        tree.mask("2007_000001", 1);
        ImageSet classes =
                new VocDevkit().open(tree.root(), "train", CLASSES, new Wanted(LabelSource.ANNOTATIONS, false));
        assertThat(classes.hasMask("2007_000001")).isFalse();
        ImageSet byMasks = new VocDevkit().open(tree.root(), "train", CLASSES, new Wanted(LabelSource.MASKS, false));
        assertThat(byMasks.hasMask("2007_000001")).isTrue();
    }

    private ImageLabels labels(String id) throws IOException {
        return tree.open("train", LabelSource.IMAGESETS).labels(id);
    }
}

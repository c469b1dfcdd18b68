package podium.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static podium.data.dataset.VocTree.CLASSES;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.Shared;
import podium.core.Progress;
import podium.data.dataset.DatasetDescription.ClassCount;
import podium.data.dataset.DatasetDescription.Extent;
import podium.data.dataset.DatasetDescription.SizeCount;
import podium.data.image.ImageSize;
import podium.data.kind.VocDevkit;
import podium.data.sample.SampleClass;

class DatasetDescriptionTest {
    private static final List<String> VOC =
            Arrays.stream(SampleClass.values()).map(SampleClass::voc).toList();

    @TempDir
    private Path folder;

    @Test
    void imagesLabelsPixelsAndSizesAreCounted() throws IOException {
        VocTree tree = new VocTree(folder.resolve("VOC2009"));
        tree.segmentationList("train", "a", "b", "c", "d");
        tree.add("a", 0, 1, 255, 3);
        tree.add("b", 2, 2, 2);
        tree.add("c", 0, 0, 255, 255);
        tree.add("d", 3, 3, 1, 2, 0);
        tree.annotation("d", 5, 1, "person", "cat?", "dog");
        DatasetDescription expected = new DatasetDescription(
                4,
                List.of(
                        new ClassCount("cat", 1, 1, 2, 2),
                        new ClassCount("dog", 2, 0, 2, 4),
                        new ClassCount("person", 2, 0, 2, 3)),
                List.of(1, 1, 2),
                4,
                3,
                new Extent(3, 4, 5),
                new Extent(1, 1, 1),
                List.of(
                        new SizeCount(new ImageSize(4, 1), 2),
                        new SizeCount(new ImageSize(3, 1), 1),
                        new SizeCount(new ImageSize(5, 1), 1)));
        for (int threads : new int[] {1, 8}) {
            assertThat(DatasetDescription.of(
                            tree.open("train", LabelSource.ANNOTATIONS), CLASSES, threads, Progress.NONE))
                    .isEqualTo(expected);
        }
        assertThat(expected.labelledPixels()).isEqualTo(13);
    }

    @Test
    void aListWithoutMasksHasLabelsAndSizes() throws IOException {
        VocTree tree = new VocTree(folder.resolve("VOC2009"));
        tree.text("ImageSets/Main/train.txt", "a\n");
        tree.image("a", 30, 20);
        tree.annotation("a", 30, 20, "dog");
        DatasetDescription description =
                DatasetDescription.of(tree.open("train", LabelSource.ANNOTATIONS), CLASSES, 1, Progress.NONE);
        assertThat(description.classes())
                .containsExactly(
                        new ClassCount("cat", 0, 0, 0, 0),
                        new ClassCount("dog", 1, 0, 0, 0),
                        new ClassCount("person", 0, 0, 0, 0));
        assertThat(description.labelsAnImage()).containsExactly(0, 1);
        assertThat(description.labelledPixels() + description.voidPixels()).isZero();
    }

    @Test
    void theFirstFaultInListOrderIsThrown() throws IOException {
        VocTree tree = new VocTree(folder.resolve("VOC2009"));
        tree.segmentationList("train", "a", "b", "c");
        tree.add("a", 0, 1);
        ImageSet set = tree.open("train", LabelSource.MASKS);
        assertThat(VocTree.refusal(() -> DatasetDescription.of(set, CLASSES, 8, Progress.NONE)))
                .startsWith(tree.file("JPEGImages/b.jpg") + ": missing");
    }

    /** The expected figures come from numpy.bincount over the same 472 + 300 masks, read with PIL. */
    @Test
    void theCountsOfRealImagesEqualThoseOfNumpy() throws IOException {
        Path root = Shared.data("VOCdevkit/VOC2009");
        DatasetDescription train = describe(root, "train");
        assertThat(train.images()).isEqualTo(472);
        assertThat(train.labelsAnImage()).containsExactly(0, 277, 145, 44, 5, 1);
        assertThat(train.backgroundPixels()).isEqualTo(57_966_784);
        assertThat(train.voidPixels()).isEqualTo(4_423_632);
        assertThat(counts(train, ClassCount::images))
                .isEqualTo(counts(train, ClassCount::maskImages))
                .containsExactly(22, 18, 22, 17, 23, 19, 28, 65, 37, 44, 24, 59, 52, 21, 151, 23, 31, 24, 18, 26);
        assertThat(counts(train, ClassCount::pixels))
                .containsExactly(
                        386480, 236266, 763171, 346817, 327557, 999211, 646460, 3500151, 599178, 1385720, 866097,
                        1987314, 1540282, 793368, 3926636, 233909, 1319881, 754734, 753112, 579349);
        assertThat(train.sizes()).hasSize(97);
        assertThat(train.sizes().subList(0, 3))
                .containsExactly(
                        new SizeCount(new ImageSize(500, 375), 194),
                        new SizeCount(new ImageSize(500, 333), 78),
                        new SizeCount(new ImageSize(375, 500), 29));
        DatasetDescription val = describe(root, "val");
        assertThat(val.images()).isEqualTo(300);
        assertThat(val.labelsAnImage()).containsExactly(0, 176, 91, 26, 6, 1);
        assertThat(val.backgroundPixels()).isEqualTo(38_024_755);
        assertThat(val.voidPixels()).isEqualTo(2_506_346);
        assertThat(counts(val, ClassCount::pixels))
                .containsExactly(
                        402023, 116157, 272197, 134255, 156350, 551413, 427932, 1347286, 253020, 962349, 588016,
                        1007597, 850516, 410963, 2928358, 252068, 813174, 720696, 922316, 224365);
    }

    private static DatasetDescription describe(Path root, String list) throws IOException {
        ImageSet set = new VocDevkit().open(root, list, VOC, new Wanted(LabelSource.MASKS, true));
        return DatasetDescription.of(set, VOC, 2, Progress.NONE);
    }

    private static long[] counts(DatasetDescription description, ToLongFunction<ClassCount> count) {
        return description.classes().stream().mapToLong(count).toArray();
    }
}

package podium.data.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static podium.data.dataset.VocTree.refusal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.data.dataset.ImageSet;
import podium.data.dataset.LabelSource;
import podium.data.dataset.Wanted;
import podium.data.dataset.WrittenData;

class DatasetSplitTest {
    private static final List<String> CLASSES = List.of("cat", "dog", "owl");
    private static final Wanted ONE = new Wanted(LabelSource.ANNOTATIONS, false, true);

    @TempDir
    private Path root;

    @Test
    void imagesAreDealtByClassInTheOrderOfTheListing() throws IOException {
        WrittenData.folders(root, 1, 12, "cat", "dog", "owl");
        DatasetLists lists = lists(split(new SplitCount(5), new SplitCount(3), SplitCount.REST));
        ImageSet train = lists.openTrain();
        assertThat(train.ids())
                .hasSize(24)
                .startsWith("cat-1", "cat-2", "cat-3", "cat-4", "cat-5", "cat-6", "cat-7", "cat-8", "dog-1");
        assertThat(train.valid())
                .containsExactly("cat-6", "cat-7", "cat-8", "dog-6", "dog-7", "dog-8", "owl-6", "owl-7", "owl-8");
        assertThat(lists.openTest().ids()).hasSize(12).startsWith("cat-9", "cat-10", "cat-11", "cat-12", "dog-9");
    }

    @Test
    void aDrawnOrderIsTheSeedsAloneAndEveryPartKeepsTheListing() throws IOException {
        WrittenData.folders(root, 1, 12, "cat", "dog", "owl");
        List<List<String>> tests = new ArrayList<>();
        for (long seed : List.of(1L, 1L, 2L)) {
            DatasetSplit split =
                    new DatasetSplit(SplitCount.REST, null, new SplitCount(4), DatasetSplit.Order.SEED, seed, null);
            ImageSet test = lists(split).openTest();
            assertThat(test.ids()).isSortedAccordingTo(NaturalOrder.NAMES).hasSize(12);
            assertThat(test.ids().stream().filter(id -> id.startsWith("dog"))).hasSize(4);
            assertThat(lists(split).openTrain().ids()).hasSize(24).doesNotContainAnyElementsOf(test.ids());
            tests.add(test.ids());
        }
        assertThat(tests.get(0)).isEqualTo(tests.get(1)).isNotEqualTo(tests.get(2));
    }

    @Test
    void tooFewImagesNameTheClassAndTheNumbers() throws IOException {
        WrittenData.folders(root, 1, 12, "cat", "owl");
        WrittenData.folders(root, 1, 1, "dog");
        assertThat(refusal(() -> lists(split(new SplitCount(5), new SplitCount(3), SplitCount.REST))
                        .openTrain()))
                .isEqualTo(root + ": class dog has 1 image, but dataset.split (train: 5, valid: 3, test: rest) needs at"
                        + " least 9; add images, or lower the numbers");
    }

    @Test
    void imagesBeyondTheNumbersAreLeftOut() throws IOException {
        WrittenData.folders(root, 1, 12, "cat", "dog", "owl");
        DatasetLists lists = lists(split(new SplitCount(5), null, new SplitCount(2)));
        assertThat(lists.openTrain().ids()).hasSize(15);
        assertThat(lists.openTest().ids()).hasSize(6).startsWith("cat-6", "cat-7", "dog-6");
    }

    @Test
    void numbersInNamesCountAsNumbersWhateverTheFileSystemSays() {
        List<String> names = List.of(
                "1.jpg",
                "01.jpg",
                "2.jpg",
                "10.jpg",
                "10a.jpg",
                "100.jpg",
                "99999999999999999999.jpg",
                "B.jpg",
                "a.jpg",
                "a1b2.jpg",
                "a1b10.jpg",
                "a2.jpg",
                "b.jpg",
                "\u00e9.jpg");
        for (long seed = 0; seed < 50; seed++) {
            List<String> shuffled = new ArrayList<>(names);
            Collections.shuffle(shuffled, new Random(seed));
            shuffled.sort(NaturalOrder.NAMES);
            assertThat(shuffled).containsExactlyInAnyOrderElementsOf(names);
            assertThat(shuffled.subList(2, shuffled.size())).isEqualTo(names.subList(2, names.size()));
        }
    }

    @Test
    void theNaturalOrderIsAnOrder() {
        Random random = new Random(24);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            StringBuilder name = new StringBuilder();
            for (int length = random.nextInt(5); length >= 0; length--) {
                name.append("0019ab.".charAt(random.nextInt(7)));
            }
            names.add(name.toString());
        }
        for (String a : names) {
            for (String b : names) {
                int order = NaturalOrder.NAMES.compare(a, b);
                assertThat(Integer.signum(order)).isEqualTo(-Integer.signum(NaturalOrder.NAMES.compare(b, a)));
                assertThat(order == 0).isEqualTo(a.equals(b));
                for (String c : names) {
                    if (order <= 0 && NaturalOrder.NAMES.compare(b, c) <= 0) {
                        assertThat(NaturalOrder.NAMES.compare(a, c))
                                .as("%s %s %s", a, b, c)
                                .isLessThanOrEqualTo(0);
                    }
                }
            }
        }
    }

    private static DatasetSplit split(SplitCount train, @Nullable SplitCount valid, SplitCount test) {
        return new DatasetSplit(train, valid, test, DatasetSplit.Order.LISTING, null, null);
    }

    private DatasetLists lists(DatasetSplit split) {
        return new DatasetLists(new Folders(), root, "train", "test", split, CLASSES, ONE);
    }
}

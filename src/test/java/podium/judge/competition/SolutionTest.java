package podium.judge.competition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.Thorough;
import podium.core.InputException;
import podium.core.files.Sha256;
import podium.core.mask.PixelRunText;
import podium.core.mask.PixelRuns;
import podium.judge.evaluation.ColumnMajorDice;
import podium.judge.evaluation.MeanDice;
import podium.judge.evaluation.RowKind;

class SolutionTest {
    private static final String GOOD = """
            Id,Predicted,Usage,Width,Height,Void
            cat_1_classification,1 1 3 1,Public,3,2,
            cat_1_segmentation,2 3,Public,3,2,1 1 6 1
            b_segmentation,,Private,2,2,
            b_classification,,Private,2,2,
            """;

    @TempDir
    private Path folder;

    @Test
    void everyColumnIsRead() throws IOException {
        try (Solution solution = open(GOOD)) {
            assertThat(solution.rows()).isEqualTo(4);
            assertThat(solution.images()).isEqualTo(2);
            assertThat(solution.hasVoid()).isTrue();
            assertThat(solution.sha256()).isEqualTo(Sha256.of(GOOD));
            assertThat(solution.id(2)).isEqualTo("b_segmentation");
            assertThat(solution.imageId(solution.image(1))).isEqualTo("cat_1");
            assertThat(solution.image(2)).isEqualTo(solution.image(3)).isEqualTo(1);
            assertThat(solution.kind(0)).isEqualTo(RowKind.CLASSIFICATION);
            assertThat(solution.kind(2)).isEqualTo(RowKind.SEGMENTATION);
            assertThat(solution.usage(1)).isEqualTo(Usage.PUBLIC);
            assertThat(solution.usage(2)).isEqualTo(Usage.PRIVATE);
            assertThat(solution.size(0)).isEqualTo(3);
            assertThat(solution.size(1)).isEqualTo(18);
            assertThat(solution.find("xb_segmentation".getBytes(StandardCharsets.UTF_8), 1, 15))
                    .isEqualTo(2);
            assertThat(solution.find("c".getBytes(StandardCharsets.UTF_8), 0, 1))
                    .isEqualTo(-1);
            assertThat(solution.truth(1)).isEqualTo(new Solution.Truth(PixelRuns.of(1, 4), PixelRuns.of(0, 1, 5, 6)));
            assertThat(solution.truth(0)).isEqualTo(new Solution.Truth(PixelRuns.of(0, 1, 2, 3), PixelRuns.EMPTY));
        }
    }

    @Test
    void theVoidColumnMayBeMissing() throws IOException {
        try (Solution solution = open("Id,Predicted,Usage,Width,Height\r\na_segmentation,2 3,Public,3,2\r\n")) {
            assertThat(solution.hasVoid()).isFalse();
            assertThat(solution.truth(0)).isEqualTo(new Solution.Truth(PixelRuns.of(1, 4), PixelRuns.EMPTY));
        }
    }

    @Test
    void aSingleMaskRowMayHaveAnyId() throws IOException {
        Path file = folder.resolve("solution.csv");
        Files.writeString(file, "Id,Predicted,Usage,Width,Height\nx_classification,6 1,Public,3,2\n");
        try (Solution solution = Solution.open(file, 3, new ColumnMajorDice())) {
            assertThat(solution.kind(0)).isEqualTo(RowKind.MASK);
            assertThat(solution.imageId(0)).isEqualTo("x_classification");
            assertThat(solution.size(0)).isEqualTo(6);
        }
    }

    @Test
    void everyFaultNamesItsLine() {
        assertFault("", " is empty; expected the header Id,Predicted,Usage,Width,Height");
        assertFault(
                "Id,Predicted\n",
                ":1: the header is Id,Predicted; expected Id,Predicted,Usage,Width,Height or"
                        + " Id,Predicted,Usage,Width,Height,Void");
        assertFault(GOOD.substring(0, GOOD.indexOf('\n') + 1), " has no rows");
        assertFault(GOOD.replace("b_segmentation,,", "b_segmentation,"), """
                :4: found 5 cells; expected 6 well-formed cells""");
        assertFault(GOOD.replace("b_segmentation,,", "\"b_segmentation\"x,,"), """
                :4: found 6 cells; expected 6 well-formed cells""");
        assertFault(GOOD.replace("b_classification", "b_segmentation"), """
                :5: found Id b_segmentation a second time; expected each Id once""");
        assertFault(GOOD.replace("b_classification", "b"), """
                :5: found Id b; expected IMAGE_classification or IMAGE_segmentation""");
        assertFault(GOOD.replace("Private", "private"), ":4: found Usage private; expected Public or Private");
        assertFault(GOOD.replace("Private,2,2", "Private,2,0"), ":4: found size 0; expected 1 pixel or more");
        assertFault(GOOD.replace("Private,2,2", "Private,two,2"), """
                :4: found size two; expected a whole number of pixels""");
        assertFault(GOOD.replace("b_classification,,Private", "b_classification,,Public"), """
                :5: found Public,2,2; expected Private,2,2, as in row b_segmentation of the same image""");
        assertFault(GOOD.replace("b_classification,,Private,2,2", "b_classification,,Private,2,4"), """
                :5: found Private,2,4; expected Private,2,2, as in row b_segmentation of the same image""");
    }

    @Test
    void aFaultOfTheTruthNamesItsLineWhenItIsRead() throws IOException {
        assertTruthFault(
                "2 3,Public",
                "2 30,Public",
                1,
                ":3: cat_1_segmentation: column Predicted: past the end at"
                        + " '2 30'; expected 1-based 'start length' pairs, ascending, up to 18");
        assertTruthFault(
                "1 1 6 1",
                "1 1 7 1",
                1,
                ":3: cat_1_segmentation: column Void: past the end at '7 1'; expected"
                        + " 1-based 'start length' pairs, ascending, up to 6");
        assertTruthFault(
                "1 1 3 1",
                "1 1 x",
                0,
                ":2: cat_1_classification: column Predicted: not an integer at 'x';"
                        + " expected 1-based 'start length' pairs, ascending, up to 3");
        assertTruthFault(
                "1 1 3 1",
                "1 1 4 1",
                0,
                ":2: cat_1_classification: column Predicted: past the end at '4 1';"
                        + " expected 1-based 'start length' pairs, ascending, up to 3");
    }

    @Test
    void aMissingFileIsReported() {
        assertThatThrownBy(() -> Solution.open(folder.resolve("none.csv"), 3, new MeanDice()))
                .isInstanceOf(InputException.class)
                .hasMessage("no solution at " + folder.resolve("none.csv")
                        + "; expected a file with the header Id,Predicted,Usage,Width,Height");
    }

    /** The rows are larger than the scanner's buffer; they are read in the file's order and in others. */
    @Test
    void rowsAreReadInAnyOrder() throws IOException {
        Random random = new Random(9);
        List<PixelRuns> truths = new ArrayList<>();
        Path file = folder.resolve("solution.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("Id,Predicted,Usage,Width,Height\n");
            for (int i = 0; i < 200; i++) {
                PixelRuns truth = runs(random, random.nextInt(20) == 0 ? 20_000 : random.nextInt(50));
                truths.add(truth);
                out.write("i" + i + "_segmentation," + PixelRunText.format(truth) + ",Public,1000,1000\n");
            }
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < truths.size(); i++) {
            order.add(i);
        }
        try (Solution solution = Solution.open(file, 3, new MeanDice())) {
            for (int round = 0; round < Thorough.count(4, 100); round++) {
                for (int row : order) {
                    assertThat(solution.truth(row).runs()).isEqualTo(truths.get(row));
                }
                Collections.shuffle(order, random);
            }
        }
    }

    /** Reads 40 MB of truth while a reader may keep only a few. */
    @Test
    void memoryDoesNotGrowWithTheFile() throws IOException {
        Path file = folder.resolve("solution.csv");
        String truth = PixelRunText.format(runs(new Random(1), 10_000));
        int rows = 40_000_000 / truth.length();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("Id,Predicted,Usage,Width,Height\n");
            for (int i = 0; i < rows; i++) {
                out.write("i" + i + "_segmentation," + truth + ",Public,1000,1000\n");
            }
        }
        Runtime runtime = Runtime.getRuntime();
        runtime.gc();
        long before = runtime.totalMemory() - runtime.freeMemory();
        try (Solution solution = Solution.open(file, 3, new MeanDice())) {
            assertThat(solution.truth(rows - 1).runs().count()).isEqualTo(10_000);
            runtime.gc();
            long kept = runtime.totalMemory() - runtime.freeMemory() - before;
            assertThat(solution.rows()).isEqualTo(rows);
            assertThat(kept).isLessThan(8_000_000);
        }
    }

    private static PixelRuns runs(Random random, int count) {
        long[] bounds = new long[2 * count];
        long at = 0;
        for (int i = 0; i < bounds.length; i++) {
            at += 1 + random.nextInt(70);
            bounds[i] = at;
        }
        return PixelRuns.of(bounds);
    }

    private Solution open(String text) throws IOException {
        Path file = folder.resolve("solution.csv");
        Files.writeString(file, text);
        return Solution.open(file, 3, new MeanDice());
    }

    private void assertFault(String text, String message) {
        assertThatThrownBy(() -> open(text).close())
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("solution.csv") + message);
    }

    private void assertTruthFault(String replaced, String by, int row, String message) throws IOException {
        assertThat(GOOD).contains(replaced);
        try (Solution solution = open(GOOD.replace(replaced, by))) {
            assertThatThrownBy(() -> solution.truth(row))
                    .isInstanceOf(InputException.class)
                    .hasMessage(folder.resolve("solution.csv") + message);
        }
    }
}

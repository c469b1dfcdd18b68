package podium.judge.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.core.InputException;
import podium.judge.competition.Solution;
import podium.judge.evaluation.Accuracy;

/** Tests the text of every problem of a row that must have exactly one of 20 classes. */
class OneClassRowsTest {
    private static final String EXPECTED = "; expected exactly one class as 'k 1', where k is 1 to 20";

    @TempDir
    private Path folder;

    private final List<String> read = new ArrayList<>();

    private List<String> messages(String... cells) throws IOException {
        StringBuilder submission = new StringBuilder("Id,Predicted\n");
        StringBuilder solution = new StringBuilder("Id,Predicted,Usage,Width,Height\n");
        for (int row = 0; row < cells.length; row++) {
            submission.append("i" + row + "_classification," + cells[row] + "\n");
            solution.append("i" + row + "_classification,2 1,Public,4,4\n");
        }
        Files.writeString(folder.resolve("submission.csv"), submission);
        Files.writeString(folder.resolve("solution.csv"), solution);
        read.clear();
        try (Solution truth = Solution.open(folder.resolve("solution.csv"), 20, new Accuracy())) {
            return SubmissionReader.read(
                            folder.resolve("submission.csv"),
                            ReadLimits.DEFAULT,
                            Expected.of(truth),
                            (row, runs) -> read.add(runs.toString()))
                    .problems()
                    .listed()
                    .stream()
                    .map(problem -> problem.format("s.csv"))
                    .toList();
        }
    }

    @Test
    void oneClassIsOnePair() throws IOException {
        assertThat(messages("12 1", "1 1", "20 1")).isEmpty();
        assertThat(read).containsExactly("[11, 12)", "[0, 1)", "[19, 20)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 1 15 1 | found '12 1 15 1', 2 classes; X: write '12 1' for class 12",
                "12 2      | found '12 2', 2 classes; X: write '12 1' for class 12",
                "1 20      | found '1 20', 20 classes; X: write '1 1' for class 1",
                "12 0      | found '12 0', 0 classes; X: write '12 1' for class 12",
                "21 1      | found class 21; X: classes count from 1",
                "0 1       | found class 0; X: classes count from 1",
                "12        | found '12', a number alone; X: write '12 1' for class 12",
                "12.0      | found '12.0', a number alone; X: write '12 1' for class 12",
                "0         | found '0', a number alone; X: classes count from 1",
                "21        | found '21', a number alone; X: classes count from 1",
                "mountain  | found 'mountain'; X: write the number of the class, which counts from 1 in the order of"
                        + " the columns of train.csv",
                "9 1 x     | found '9 1 x'; X: write the number of the class, which counts from 1 in the order of"
                        + " the columns of train.csv",
                "1 2 3     | found '1 2 3'; X: write the number of the class, which counts from 1 in the order of"
                        + " the columns of train.csv"
            })
    void anythingElseIsAnErrorThatSaysWhatToWrite(String cell, String message) throws IOException {
        assertThat(messages("3 1", cell))
                .containsExactly("s.csv:3: error: i1_classification: " + message.replace("; X", EXPECTED));
        assertThat(read).containsExactly("[2, 3)");
    }

    @ParameterizedTest
    @CsvSource({"''", "'  '"})
    void anEmptyCellIsAnError(String cell) throws IOException {
        assertThat(messages("3 1", cell))
                .containsExactly("s.csv:3: error: i1_classification: the cell is empty" + EXPECTED
                        + ": write the class of the image");
    }

    @Test
    void wordsForNothingAreReportedOnce() throws IOException {
        assertThat(messages("nan", "-1", "[]"))
                .containsExactly("s.csv: error: 3 cells say \"nothing\" with 'nan' in 1 cell, '-1' in 1 cell, '[]' in 1"
                        + " cell; expected exactly one class as 'k 1'. Write the class of the image, such as '3 1'."
                        + " Their Ids are i0_classification, i1_classification, i2_classification.");
    }

    @Test
    void invisibleCharactersAreNamed() throws IOException {
        assertThat(messages("3\u00a01", "3 1"))
                .singleElement()
                .asString()
                .contains("1 cell has U+00A0 (no-break space)");
        assertThat(read).containsExactly("[2, 3)");
    }

    @Test
    void oddSpacingIsAWarning() throws IOException {
        assertThat(messages(" 3  1 ", "3 1"))
                .containsExactly("s.csv:2: warning: i0_classification: expected one space between two numbers, and none"
                        + " before or after");
        assertThat(read).containsExactly("[2, 3)", "[2, 3)");
    }

    @Test
    void aFileLikeTheSampleIsAWarning() throws IOException {
        assertThat(messages("1 1", "1 1", "1 1"))
                .containsExactly("s.csv: warning: all 3 rows name class 1, as in sample_submission.csv; write the class"
                        + " of each image");
        assertThat(messages("2 1", "2 1", "2 1")).isEmpty();
        assertThat(messages("1 1", "1 1", "2 1")).isEmpty();
    }

    @Test
    void aMissingRowNeedsAClass() throws IOException {
        Path solution = Files.writeString(
                folder.resolve("solution.csv"), "Id,Predicted,Usage,Width,Height\na_classification,2 1,Public,4,4\n");
        Path file = Files.writeString(folder.resolve("s.csv"), "Id,Predicted\n");
        try (Solution truth = Solution.open(solution, 20, new Accuracy())) {
            assertThat(SubmissionReader.read(file, ReadLimits.DEFAULT, Expected.of(truth), (row, runs) -> {})
                            .problems()
                            .listed())
                    .extracting(Problem::message)
                    .containsExactly("this Id is missing; expected a row for each Id, with exactly one class");
        }
    }

    @Test
    void theFormatIsCheckedWithoutASolution() throws IOException {
        Path file = Files.writeString(
                folder.resolve("s.csv"),
                "Id,Predicted\na_classification,3 1\nb_segmentation,1 1\nc_classification,3 2\n");
        assertThat(SubmissionReader.read(
                                file, ReadLimits.DEFAULT, Expected.formatOnly(20, new Accuracy()), (row, runs) -> {})
                        .problems()
                        .listed())
                .extracting(Problem::message)
                .containsExactly(
                        "unknown Id 'b_segmentation'; expected IMAGE_classification",
                        "found '3 2', 2 classes" + EXPECTED + ": write '3 1' for class 3",
                        "image sizes and Ids are unknown without a solution; only the format was checked");
    }

    @ParameterizedTest
    @CsvSource({"2 1 4 1,2", "'',0"})
    void theTruthHasOneClassToo(String truth, int classes) throws IOException {
        Path solution = Files.writeString(
                folder.resolve("solution.csv"),
                String.format(Locale.ROOT, "Id,Predicted,Usage,Width,Height\na_classification,%s,Public,4,4\n", truth));
        try (Solution open = Solution.open(solution, 20, new Accuracy())) {
            assertThatThrownBy(() -> open.truth(0))
                    .isInstanceOf(InputException.class)
                    .hasMessage(solution + ":2: a_classification: column Predicted has " + classes
                            + " classes; expected exactly one, since labels is single: 'k 1' for class k");
        }
    }
}

package podium.judge.submission;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.Thorough;
import podium.core.mask.PixelRunParser;
import podium.core.mask.PixelRuns;
import podium.judge.evaluation.MeanDice;

/** Cells with a word for "nothing" and cells with invisible characters: each mistake gives one message per file. */
class OddCellsTest {
    private static final int CLASSES = 20;
    private static final String NO_BREAK = "\u00a0";
    private static final String ZERO_WIDTH = "\u200b";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "-",
                "--",
                "\u2014",
                "\u22121",
                "-1.0",
                "-1 -1 -1",
                "0",
                "0.0",
                "0 0",
                "1 0",
                "nan",
                "NaN",
                "-nan",
                "np.nan",
                "None",
                "NONE",
                "null",
                "N/A",
                "#N/A",
                "<NA>",
                "nan nan",
                "[]",
                "[ ]",
                "[-1]",
                "[nan]",
                "{}",
                "''",
                "\"\"\"\"\"\"",
                "\"\"\"nan\"\"\"",
                "?",
                "empty",
                NO_BREAK,
                NO_BREAK + " " + NO_BREAK,
                ZERO_WIDTH,
                "\ufeff",
                "\u3000",
                "nan" + NO_BREAK,
                "-1" + ZERO_WIDTH
            })
    void aWordForNothingGivesOneErrorWithAdvice(String cell) throws IOException {
        SubmissionFile file = read("a_segmentation," + cell + "\nb_classification," + cell + "\n", UTF_8);
        assertThat(file.problems().errors()).isEqualTo(1);
        assertThat(file.problems().listed())
                .filteredOn(problem -> problem.kind() == Problem.Kind.NOTHING_WORD)
                .hasSize(1);
        assertThat(errors(file))
                .singleElement()
                .asString()
                .startsWith("submission.csv: error: 2 cells say \"nothing\" with '")
                .endsWith("'; expected an empty cell. Leave the cell empty: write nothing after the comma."
                        + " Their Ids are a_segmentation, b_classification.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\"", " ", "\t", "1 1", "1 1  3 1", " 1 1 ", "\"1 20\"", "01 1", "1 1 2 1"})
    void validCellsStayValid(String cell) throws IOException {
        SubmissionFile file = read("a_segmentation," + cell + "\nb_segmentation,1 1\n", UTF_8);
        assertThat(errors(file)).isEmpty();
        assertThat(file.problems().valid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5 3", "0 1", "1 x", "nan 1 1", "12", "person", "1 1 -1", "1 1 nan"})
    void otherWordsAreReportedWithTheirRow(String cell) throws IOException {
        SubmissionFile file = read("a_segmentation," + cell + "\n", UTF_8);
        assertThat(errors(file)).isNotEmpty().allMatch(error -> error.startsWith("submission.csv:2: error: a_seg"));
    }

    @Test
    void messagesNameTheMistakeTheAdviceAndTheIds() throws IOException {
        assertThat(errors(read("a_segmentation,nan\n", UTF_8)))
                .containsExactly("submission.csv: error: 1 cell says \"nothing\" with 'nan'; expected an empty"
                        + " cell. Leave the cell empty: write nothing after the comma. Its Id is a_segmentation.");
        assertThat(errors(read(
                        "a_segmentation,1" + NO_BREAK + "1 3 1\nb_segmentation,1 1" + ZERO_WIDTH + "\nc_segmentation,"
                                + NO_BREAK + "2 2\nd_segmentation," + NO_BREAK + "\n",
                        UTF_8)))
                .containsExactly(
                        "submission.csv: error: 1 cell says \"nothing\" with '<U+00A0>'; expected an empty cell."
                                + " Leave the cell empty: write nothing after the comma. Its Id is d_segmentation.",
                        "submission.csv: error: 2 cells have U+00A0 (no-break space), which is invisible;"
                                + " expected digits,"
                                + " and one plain space between two numbers. Remove it, or replace it by a plain"
                                + " space. Their Ids are a_segmentation, c_segmentation.",
                        "submission.csv: error: 1 cell has U+200B (zero width space), which is invisible;"
                                + " expected digits,"
                                + " and one plain space between two numbers. Remove it, or replace it by a plain"
                                + " space. Its Id is b_segmentation.");
    }

    @Test
    void thousandsOfRowsAreCountedByTheirSpelling() throws IOException {
        StringBuilder rows = new StringBuilder();
        String[] words = {"-1", "nan", "None", "-", NO_BREAK, "null", "N/A"};
        for (int i = 0; i < 7000; i++) {
            rows.append(i).append("_segmentation,").append(words[i % 7]).append('\n');
        }
        SubmissionFile file = read(rows.toString(), UTF_8);
        assertThat(file.rows()).isEqualTo(7000);
        assertThat(errors(file))
                .containsExactly("submission.csv: error: 7,000 cells say \"nothing\" with '-1' in 1,000 cells,"
                        + " 'nan' in 1,000 cells, 'None' in 1,000 cells, '-' in 1,000 cells, '<U+00A0>' in 1,000 cells,"
                        + " other words in 2,000 cells; expected an empty cell. Leave the cell empty:"
                        + " write nothing after the"
                        + " comma. The first Ids are 0_segmentation, 1_segmentation, 2_segmentation, 3_segmentation,"
                        + " 4_segmentation.");
    }

    /** Other faults of the cell are reported by the same reading. */
    @Test
    void aFaultNextToAnInvisibleCharacterIsReportedToo() throws IOException {
        assertThat(errors(read("a_segmentation,1" + NO_BREAK + "1 3 x\n", UTF_8)))
                .hasSize(2)
                .contains("submission.csv:2: error: a_segmentation: found 'x'; expected a whole number in digits");
        assertThat(errors(read("a_segmentation,5 1 3" + NO_BREAK + "1\n", UTF_8)))
                .contains(
                        "submission.csv:2: error: a_segmentation: run '3 1' starts before the run that ends at 5; runs"
                                + " must be in ascending order");
    }

    /** A no-break space in the encoding of a Windows spreadsheet. */
    @Test
    void aOneByteNoBreakSpaceIsRecognised() throws IOException {
        assertThat(errors(read("a_segmentation,1" + NO_BREAK + "1\n", ISO_8859_1)))
                .singleElement()
                .asString()
                .contains("1 cell has U+00A0 (no-break space)");
        assertThat(errors(read("a_segmentation," + NO_BREAK + "\n", ISO_8859_1)))
                .singleElement()
                .asString()
                .contains("\"nothing\" with '<U+00A0>'");
    }

    @Test
    void countedMistakesAreReportedForATruncatedFileToo() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            rows.append(i).append("_segmentation,nan\n");
        }
        SubmissionFile file = SubmissionReader.read(
                Files.writeString(folder.resolve("submission.csv"), "Id,Predicted\n" + rows),
                ReadLimits.DEFAULT,
                Expected.formatOnly(CLASSES, new MeanDice()),
                (row, runs) -> {});
        byte[] packed = SubmissionReaderTest.gzip(Files.readAllBytes(file.path()));
        Files.write(file.path(), Arrays.copyOf(packed, packed.length - 9));
        assertThat(errors(SubmissionReader.read(
                        file.path(),
                        ReadLimits.DEFAULT,
                        Expected.formatOnly(CLASSES, new MeanDice()),
                        (row, runs) -> {})))
                .anyMatch(error -> error.contains("cells say \"nothing\" with 'nan'"))
                .anyMatch(error -> error.contains("the gzip file is cut off"));
    }

    /** Property: a text without errors for the run parser gives the same set here, even with odd spacing. */
    @Test
    void validRandomCellsGiveTheSameRunsAsTheParser() throws IOException {
        String[] pieces = {"1", "2", "3 1", "7 2", " ", "  ", "\t", "-", "0", "12 3", "nan", NO_BREAK, "40", "x"};
        Random random = new Random(2009);
        int valid = 0;
        for (int round = 0; round < Thorough.count(2000, 50_000); round++) {
            StringBuilder cell = new StringBuilder();
            for (int i = random.nextInt(6); i > 0; i--) {
                cell.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
            }
            byte[] bytes = cell.toString().getBytes(UTF_8);
            List<String> wrong = new ArrayList<>();
            PixelRuns twin = new PixelRunParser()
                    .parse(bytes, 0, bytes.length, 20L * Integer.MAX_VALUE, (fault, from, to, bound) -> {
                        if (fault.error()) {
                            wrong.add(fault.name());
                        }
                    });
            List<PixelRuns> read = new ArrayList<>();
            SubmissionFile file = read("a_segmentation," + cell + "\n", UTF_8, read);
            assertThat(file.problems().valid()).as("'%s'", cell).isEqualTo(wrong.isEmpty());
            if (wrong.isEmpty()) {
                valid++;
                assertThat(read).as("'%s'", cell).containsExactly(twin);
            }
        }
        assertThat(valid).isGreaterThan(100);
    }

    private SubmissionFile read(String rows, Charset charset) throws IOException {
        return read(rows, charset, new ArrayList<>());
    }

    private SubmissionFile read(String rows, Charset charset, List<PixelRuns> read) throws IOException {
        Path file = Files.write(folder.resolve("submission.csv"), ("Id,Predicted\n" + rows).getBytes(charset));
        return SubmissionReader.read(
                file, ReadLimits.DEFAULT, Expected.formatOnly(CLASSES, new MeanDice()), (row, runs) -> read.add(runs));
    }

    private static List<String> errors(SubmissionFile file) {
        return file.problems().listed().stream()
                .filter(problem -> problem.kind().error())
                .map(problem -> problem.format("submission.csv"))
                .toList();
    }
}

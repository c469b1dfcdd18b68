package podium.judge.submission;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.InputException;
import podium.core.files.Sha256;
import podium.judge.competition.Solution;
import podium.judge.evaluation.MeanDice;

/** Tests the text of every problem with two images of 2 x 2 pixels and 3 classes. */
class SubmissionReaderTest {
    private static final String GOOD = """
            Id,Predicted
            a_classification,2 1
            a_segmentation,1 1 8 1
            b_classification,1 1 3 1
            b_segmentation,
            """;

    @TempDir
    private Path folder;

    private Path solution;
    private final List<String> rows = new ArrayList<>();

    @BeforeEach
    void writeSolution() throws IOException {
        solution = Files.writeString(folder.resolve("solution.csv"), """
                Id,Predicted,Usage,Width,Height
                a_classification,2 1,Public,2,2
                a_segmentation,1 1 8 1,Public,2,2
                b_classification,,Private,2,2
                b_segmentation,,Private,2,2
                """);
    }

    @Test
    void aValidFileHasNoProblems() throws IOException {
        SubmissionFile file = read(GOOD);
        assertThat(messages(file)).isEmpty();
        assertThat(file.rows()).isEqualTo(4);
        assertThat(file.bytes()).isEqualTo(GOOD.length());
        assertThat(file.sha256()).isEqualTo(Sha256.of(GOOD.getBytes(UTF_8)));
        assertThat(rows).containsExactly("0 [1, 2)", "1 [0, 1) [7, 8)", "2 [0, 1) [2, 3)", "3 ");
    }

    @Test
    void everyFaultOfACellIsNamed() throws IOException {
        SubmissionFile file = read("""
                Id,Predicted
                a_classification,0 1 2 0 -3 x
                a_segmentation,5 2 3 1 6 3 12 2 1000000000000000000000000000000 1 7
                b_classification,1 1  2 1
                b_segmentation,1 1 5 1
                """);
        assertThat(messages(file))
                .containsExactly(
                        "submission.csv:2: error: a_classification: a run starts at '0'; positions count from 1",
                        "submission.csv:2: error: a_classification: a run has length '0'; expected 1 or more",
                        "submission.csv:2: error: a_classification: found 'x'; expected a whole number in digits",
                        "submission.csv:3: error: a_segmentation: run '3 1' starts before the run that ends at 6; runs must be in ascending order",
                        "submission.csv:3: error: a_segmentation: run '6 3' overlaps the run that ends at 6; runs must not overlap",
                        "submission.csv:3: error: a_segmentation: run '12 2' ends after 12, the last position of this row",
                        "submission.csv:3: error: a_segmentation: run '1000000000000000000000000000000 1' ends after 12, the last position of this row",
                        "submission.csv:3: error: a_segmentation: the last start, '7', has no length; expected 'start length' pairs",
                        "submission.csv:4: warning: b_classification: expected one space between two numbers, and none before or after",
                        "submission.csv:4: warning: b_classification: run '2 1' touches the run that ends at 1; they are read as one run",
                        "submission.csv:5: warning: b_segmentation: a pixel has two classes; it is scored for both, but a label map has one class per pixel",
                        "submission.csv: warning: 1 runs start at 0: positions seem to count from 0; add 1 to each start");
    }

    @Test
    void everyFaultOfARowIsNamed() throws IOException {
        SubmissionFile file = read("""
                Id,Predicted
                a_classification,1 1,more
                a_classification,1 1
                c_classification,1 1

                a_segmentation
                "b_classification"x,1 1
                "b_segmentation,1 1
                """);
        assertThat(messages(file))
                .containsExactly(
                        "submission.csv:2: warning: 3 columns; expected 2, the others are ignored",
                        "submission.csv:3: error: a_classification: this Id occurs a second time; expected it once: remove one of the rows",
                        "submission.csv:4: error: unknown Id 'c_classification'; expected one of 4 such as a_classification",
                        "submission.csv:6: error: found one cell, 'a_segmentation'; expected two, an Id and runs",
                        "submission.csv:7: error: found text after a closing quote; expected a comma or the line's end",
                        "submission.csv:8: error: found a quote that is never closed; expected '\"' at the cell's end",
                        "submission.csv: warning: 1 blank lines; they are ignored",
                        "submission.csv: error: b_segmentation: this Id is missing; expected a row for each Id, with an empty cell to predict nothing");
    }

    @Test
    void aWrongHeaderIsQuoted() throws IOException {
        assertThat(messages(read("id;predicted\n")))
                .first()
                .isEqualTo("submission.csv:1: error: the header is 'id;predicted'; expected Id,Predicted");
        assertThat(messages(read("Id,Encoded\u0007\n")))
                .first()
                .isEqualTo("submission.csv:1: error: the header is 'Id','Encoded<U+0007>'; expected Id,Predicted");
        assertThat(messages(read("")))
                .containsExactly("submission.csv:1: error: the file is empty; expected the header Id,Predicted");
    }

    @Test
    void anotherSeparatorIsReportedOnce() throws IOException {
        assertThat(messages(read(GOOD.replace(',', ';'))))
                .containsExactly(
                        "submission.csv:1: error: columns are separated by ';'; expected commas: Id,Predicted");
        assertThat(messages(read(GOOD.replace(',', '\t'))))
                .hasSize(1)
                .first()
                .asString()
                .contains("separated by tabs");
    }

    /** However many warnings come first, the error that makes the file invalid is listed. */
    @Test
    void warningsDoNotHideAnError() throws IOException {
        StringBuilder touching = new StringBuilder();
        for (int start = 1; start <= 3 * Problems.LISTED; start++) {
            touching.append(start == 1 ? "" : " ").append(start).append(" 1");
        }
        SubmissionFile file = SubmissionReader.read(
                Files.writeString(
                        folder.resolve("submission.csv"),
                        "Id,Predicted\na_segmentation," + touching + "\nb_segmentation,0 1\n"),
                ReadLimits.DEFAULT,
                Expected.formatOnly(20, new MeanDice()),
                (row, runs) -> {});
        assertThat(file.problems().errors()).isEqualTo(1);
        assertThat(messages(file))
                .contains("submission.csv:3: error: b_segmentation: a run starts at '0'; positions count from 1");
    }

    @Test
    void oddLinesGiveOnlyWarnings() throws IOException {
        SubmissionFile file = read("\uFEFF" + GOOD.replace("\n", "\r\n") + "\r\n\r\n");
        assertThat(messages(file))
                .containsExactly(
                        "submission.csv:1: warning: the file begins with a byte order mark; save it without one",
                        "submission.csv: warning: lines end with a carriage return (CR LF or CR); expected LF",
                        "submission.csv: warning: 2 blank lines; they are ignored");
        assertThat(file.problems().valid()).isTrue();
        assertThat(rows).hasSize(4);
    }

    @Test
    void textThatIsNotUtf8IsUnreadable() throws IOException {
        String expected = "submission.csv:1: error: the file is UTF-16 or binary; save it as UTF-8 text";
        assertThat(messages(read(("\uFEFF" + GOOD).getBytes(UTF_16LE)))).containsExactly(expected);
        assertThat(messages(read(GOOD.getBytes(UTF_16LE)))).containsExactly(expected);
    }

    @Test
    void zeroBytesAreShownAndRefused() throws IOException {
        assertThat(messages(read(GOOD.replace("2 1\n", "2\0 1\n"))))
                .containsExactly(
                        "submission.csv: error: 1 cell has U+0000 (null), which is invisible; expected digits, and one plain"
                                + " space between two numbers. Remove it, or replace it by a plain space. Its Id is"
                                + " a_classification.");
    }

    @Test
    void gzipFilesAreRead() throws IOException {
        byte[] packed = gzip(GOOD.getBytes(UTF_8));
        SubmissionFile file = read(packed);
        assertThat(messages(file)).isEmpty();
        assertThat(file.sha256()).isEqualTo(Sha256.of(packed));
        assertThat(file.bytes()).isEqualTo(packed.length);

        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(gzip(GOOD.substring(0, 20).getBytes(UTF_8)));
        members.write(gzip(GOOD.substring(20).getBytes(UTF_8)));
        assertThat(messages(read(members.toByteArray()))).isEmpty();
        assertThat(rows).hasSize(4);
    }

    @Test
    void brokenGzipFilesAreUnreadable() throws IOException {
        byte[] packed = gzip(GOOD.getBytes(UTF_8));
        for (int length = 2; length < packed.length; length++) {
            SubmissionFile file = read(Arrays.copyOf(packed, length));
            assertThat(file.problems().listed())
                    .as("%d bytes", length)
                    .filteredOn(problem -> problem.kind() == Problem.Kind.UNREADABLE)
                    .hasSize(1);
            assertThat(file.sha256()).isEqualTo(Sha256.of(Arrays.copyOf(packed, length)));
        }
        assertThat(messages(read(Arrays.copyOf(packed, 9))))
                .containsExactly(
                        "submission.csv: error: the file begins like a gzip file, but its header is damaged or cut off; compress it again");
        assertThat(messages(read(Arrays.copyOf(packed, packed.length - 4))))
                .containsExactly(
                        "submission.csv:6: error: the gzip file is cut off after 98 bytes of text; copy or compress it again");
        packed[packed.length - 6] ^= 1;
        assertThat(messages(read(packed)))
                .containsExactly(
                        "submission.csv:6: error: the gzip file is damaged after 98 bytes of text (Corrupt GZIP trailer); copy or compress it again");
        packed[2] = 9;
        assertThat(messages(read(packed)))
                .containsExactly(
                        "submission.csv: error: the file begins like a gzip file, but its header is damaged or cut off; compress it again");
    }

    @Test
    void limitsAreProblemsThatSayHowToRaiseThem() throws IOException {
        ReadLimits limits = new ReadLimits(17, 60);
        assertThat(messages(read(GOOD.replace("1 1 8 1", "1 1 3 1 5 1 8 1 11 1").getBytes(UTF_8), limits)))
                .containsExactly(
                        "submission.csv:3: error: a cell of row 'a_segmentation' is too long; if it is correct, raise --max-cell");
        assertThat(messages(read(gzip(GOOD.getBytes(UTF_8)), limits)))
                .containsExactly(
                        "submission.csv:1: error: the gzip file unpacks to more than 60 bytes; if it is correct, raise --max-unpacked");
    }

    @Test
    void withoutASolutionOnlyTheFormatIsChecked() throws IOException {
        Path file = Files.writeString(folder.resolve("submission.csv"), """
                Id,Predicted
                x_classification,20 1
                x_segmentation,545000000000 1
                x_segmentation,
                y_classification,21 1
                y_labels,1 1
                z_segmentation,10000000000000000000 1
                """);
        SubmissionFile read = SubmissionReader.read(
                file, ReadLimits.DEFAULT, Expected.formatOnly(20, new MeanDice()), (row, runs) -> rows.add(runs + ""));
        assertThat(messages(read))
                .containsExactly(
                        "submission.csv:3: error: x_segmentation: run '545000000000 1' ends after 42949672940, the last position of this row",
                        "submission.csv:4: error: x_segmentation: this Id occurs a second time; expected it once: remove one of the rows",
                        "submission.csv:5: error: y_classification: run '21 1' ends after 20, the last position of this row",
                        "submission.csv:6: error: unknown Id 'y_labels'; expected IMAGE_classification or IMAGE_segmentation",
                        "submission.csv:7: error: z_segmentation: run '10000000000000000000 1' ends after 42949672940, the last position of this row",
                        "submission.csv: warning: image sizes and Ids are unknown without a solution; only the format was checked");
        assertThat(rows).containsExactly("[19, 20)");
    }

    @Test
    void aThousandProblemsAreListedAndAMillionCounted() throws IOException {
        int lines = 1_000_000;
        Path file = folder.resolve("submission.csv");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(GOOD.replace("2 1", "0 1").getBytes(UTF_8));
            byte[] line = "nobody,1 1\n".repeat(1000).getBytes(UTF_8);
            for (int i = 0; i < lines; i += 1000) {
                out.write(line);
            }
        }
        long start = System.nanoTime();
        SubmissionFile read = read(file, ReadLimits.DEFAULT);
        assertThat((System.nanoTime() - start) / 1e9).as("seconds").isLessThan(10);
        assertThat(read.problems().errors()).isEqualTo(1 + lines);
        assertThat(read.problems().listed()).hasSize(Problems.LISTED + 1);
        assertThat(read.problems().unlisted()).isEqualTo("999,001 unknown Ids");
        assertThat(messages(read))
                .as("the explanation is listed after a million other problems")
                .last()
                .isEqualTo(
                        "submission.csv: warning: 1 runs start at 0: positions seem to count from 0; add 1 to each start");
    }

    @Test
    void aCellOf200MegabytesIsOneProblem() throws IOException {
        Path file = folder.resolve("submission.csv");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("Id,Predicted\na_segmentation,".getBytes(UTF_8));
            byte[] megabyte = "1 1 ".repeat(1 << 18).getBytes(UTF_8);
            for (int i = 0; i < 200; i++) {
                out.write(megabyte);
            }
            out.write(GOOD.replaceAll("(?m)^(Id|a_seg).*\n", "\n").getBytes(UTF_8));
        }
        long start = System.nanoTime();
        SubmissionFile read = read(file, ReadLimits.DEFAULT);
        assertThat((System.nanoTime() - start) / 1e9).as("seconds").isLessThan(10);
        assertThat(messages(read))
                .contains(
                        "submission.csv:2: error: a cell of row 'a_segmentation' is too long; if it is correct, raise --max-cell");
        assertThat(read.problems().errors()).isEqualTo(1);
        assertThat(rows).hasSize(3);
    }

    @Test
    void aGzipBombIsOneProblem() throws IOException {
        Path file = folder.resolve("submission.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
            byte[] zeros = new byte[1 << 20];
            Arrays.fill(zeros, (byte) '1');
            for (int i = 0; i < 300; i++) {
                out.write(zeros);
            }
        }
        SubmissionFile read = read(file, new ReadLimits(1 << 20, 256 << 20));
        assertThat(messages(read))
                .containsExactly(
                        "submission.csv:1: error: the gzip file unpacks to more than 268435456 bytes; if it is correct, raise --max-unpacked");
    }

    @Test
    void aMissingFileIsAnInputError() {
        assertThatThrownBy(() -> read(folder.resolve("none.csv"), ReadLimits.DEFAULT))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("none.csv: no such file; expected a submission, .csv or .csv.gz");
        assertThatThrownBy(() -> read(folder, ReadLimits.DEFAULT))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith(": this is a folder; expected a submission, .csv or .csv.gz");
    }

    private SubmissionFile read(String text) throws IOException {
        return read(text.getBytes(UTF_8));
    }

    private SubmissionFile read(byte[] bytes) throws IOException {
        return read(bytes, ReadLimits.DEFAULT);
    }

    private SubmissionFile read(byte[] bytes, ReadLimits limits) throws IOException {
        return read(Files.write(folder.resolve("submission.csv"), bytes), limits);
    }

    private SubmissionFile read(Path file, ReadLimits limits) throws IOException {
        rows.clear();
        try (Solution truth = Solution.open(solution, 3, new MeanDice())) {
            return SubmissionReader.read(file, limits, Expected.of(truth), (row, runs) -> rows.add(row + " " + runs));
        }
    }

    private static List<String> messages(SubmissionFile file) {
        return file.problems().listed().stream()
                .map(problem -> problem.format("submission.csv"))
                .toList();
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}

package podium.judge.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.Shared;
import podium.Thorough;
import podium.core.mask.LabelMap;
import podium.core.mask.PixelRuns;
import podium.core.mask.PixelRunsBuilder;
import podium.judge.evaluation.MeanDice;
import podium.judge.evaluation.RowKind;

class SubmissionWriterTest {
    @TempDir
    private Path folder;

    @Test
    void theExamplesOfTheDescriptionAreWrittenExactly() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SubmissionWriter writer = new SubmissionWriter(out, RowKind.HALVES)) {
            PixelRuns dogAndPerson = PixelRuns.of(11, 12, 14, 15);
            LabelMap mask = LabelMap.of(2, 2, new byte[] {1, 0, 0, 2});
            writer.write(new Decision("a", dogAndPerson, mask.planes(3)), 2, 2);
            writer.write(new Decision("b", PixelRuns.EMPTY, PixelRuns.EMPTY), 2, 2);
            writer.row("odd \"name\", image_classification", PixelRuns.of(0, 20));
        }
        assertThat(out.toString(UTF_8)).isEqualTo("""
                        Id,Predicted
                        a_classification,12 1 15 1
                        a_segmentation,1 1 8 1
                        b_classification,
                        b_segmentation,
                        "odd ""name"", image_classification",1 20
                        """);
    }

    @Test
    void onlyTheRowsOfTheTasksAreWritten() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SubmissionWriter writer = new SubmissionWriter(out, List.of(RowKind.SEGMENTATION))) {
            writer.write(new Decision("a", PixelRuns.of(0, 1), PixelRuns.of(3, 4)), 2, 2);
        }
        assertThat(out.toString(UTF_8)).isEqualTo("Id,Predicted\na_segmentation,4 1\n");
    }

    /** The mask has both pixels of the lower row, whatever their classes, column after column. */
    @Test
    void aSingleMaskHasThePixelsOfAllClassesColumnByColumn() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SubmissionWriter writer = new SubmissionWriter(out, List.of(RowKind.MASK))) {
            LabelMap mask = LabelMap.of(3, 2, new byte[] {0, 0, 0, 1, 2, 0});
            writer.write(new Decision("a", PixelRuns.of(0, 1), mask.planes(3)), 3, 2);
        }
        assertThat(out.toString(UTF_8)).isEqualTo("Id,Predicted\na,2 1 4 1\n");
    }

    @Test
    void writtenSubmissionsAreReadBackWithoutProblems() throws IOException {
        Random random = new Random(2009);
        Path file = folder.resolve("submission.csv");
        for (int round = 0; round < Thorough.count(50, 2000); round++) {
            List<PixelRuns> written = new ArrayList<>();
            try (SubmissionWriter writer = new SubmissionWriter(Files.newOutputStream(file), RowKind.HALVES)) {
                for (int image = 0; image < 1 + random.nextInt(20); image++) {
                    PixelRuns labels = runs(random, 20);
                    PixelRuns planes = runs(random, 1_000_000);
                    writer.write(new Decision("image, \"" + image + "\" é", labels, planes), 250, 200);
                    written.add(labels);
                    written.add(planes);
                }
            }
            List<PixelRuns> read = new ArrayList<>();
            SubmissionFile result = SubmissionReader.read(
                    file, ReadLimits.DEFAULT, Expected.formatOnly(20, new MeanDice()), (row, runs) -> read.add(runs));
            assertThat(read).isEqualTo(written);
            assertThat(result.rows()).isEqualTo(written.size());
            assertThat(result.problems().errors()).isZero();
            assertThat(result.problems().listed())
                    .extracting(Problem::kind)
                    .doesNotContain(Problem.Kind.SPACING, Problem.Kind.TOUCHING);
        }
    }

    private static PixelRuns runs(Random random, int size) {
        PixelRunsBuilder runs = new PixelRunsBuilder();
        for (int at = random.nextInt(size); at < size; ) {
            int end = Math.min(size, at + 1 + random.nextInt(1 + size / 40));
            runs.add(at, end);
            at = end + 1 + random.nextInt(1 + size / 10);
        }
        return runs.build();
    }

    @Test
    void aRealSubmissionIsValidAndRewrittenByteForByte() throws IOException {
        Path real = Shared.data("real-submissions/linenmin_group6_2026_classification_convnext_small_320.csv");
        Expected expected = Expected.formatOnly(20, new MeanDice());
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        SubmissionFile file;
        try (SubmissionWriter writer = new SubmissionWriter(again, RowKind.HALVES)) {
            file = SubmissionReader.read(
                    real, ReadLimits.DEFAULT, expected, (row, runs) -> writer.row(expected.id(row), runs));
        }
        assertThat(file.rows()).isEqualTo(1500);
        assertThat(file.problems().listed().stream().map(problem -> problem.format("real.csv")))
                .containsExactly(
                        "real.csv: warning: image sizes and Ids are unknown without a solution; only the format was checked",
                        "real.csv: warning: the segmentation part has no predictions: all 750 rows are empty");
        assertThat(again.toByteArray()).isEqualTo(Files.readAllBytes(real));
    }
}

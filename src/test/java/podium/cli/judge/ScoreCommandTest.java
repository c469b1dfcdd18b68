package podium.cli.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.cli.CommandLineRun;

/** Scores two images of 2 x 2 pixels with three classes, whose figures can be computed by hand. */
class ScoreCommandTest {
    private static final String SOLUTION = """
            Id,Predicted,Usage,Width,Height,Void
            a_classification,1 2,Public,2,2,
            a_segmentation,1 1 8 1,Public,2,2,2 1
            b_classification,3 1,Private,2,2,
            b_segmentation,9 4,Private,2,2,
            """;

    private static final String SUBMISSION = """
            Id,Predicted
            a_classification,1 1
            a_segmentation,1 2
            b_classification,3 1
            b_segmentation,
            """;

    @TempDir
    private Path folder;

    private Path solution;
    private Path submission;

    @BeforeEach
    void write() throws IOException {
        solution = Files.writeString(folder.resolve("solution.csv"), SOLUTION);
        submission = Files.writeString(folder.resolve("submission.csv"), SUBMISSION);
    }

    private CommandLineRun score(Path csv, String... more) {
        List<String> arguments = new ArrayList<>(List.of("score", csv.toString()));
        arguments.addAll(List.of("--solution", solution.toString(), "--classes", "3"));
        arguments.addAll(List.of(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void theTableShowsPartsClassesAndWorstImages() {
        CommandLineRun run = score(submission);
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().replace(submission.toString(), "FILE").replaceAll("[0-9a-f]{64}", "SUM"))
                .isEqualTo("""
            FILE: valid: 4 rows, no errors, no warnings
            sha256 SUM

            mean Dice     score  classification  segmentation  rows
            ---------  --------  --------------  ------------  ----
            public     0.583333        0.666667      0.500000     2
            private    0.500000        1.000000      0.000000     2
            all        0.541667        0.833333      0.250000     4

            class  images  precision  recall     F1  pixels   Dice    IoU  VOC IoU
            -----  ------  ---------  ------  -----  ------  -----  -----  -------
            1           1      1.000   1.000  1.000       1  0.667  0.500    1.000
            2           1      0.000   0.000  0.000       1  0.000  0.000    0.000
            3           1      1.000   1.000  1.000       4  0.000  0.000    0.000
            Dice and IoU count void pixels as background; VOC IoU ignores them.

            classification: F1 micro 0.8000, macro 0.6667, samples 0.8333; Hamming loss 0.1667; accuracy binary 0.8333, subset 0.5000
            segmentation without void pixels: VOC mean IoU 0.2917 over 4 labels, pixel accuracy 0.2857

            worst images      Dice  classification  segmentation
            ------------  --------  --------------  ------------
            b             0.500000        1.000000      0.000000
            a             0.583333        0.666667      0.500000
            """);
    }

    @Test
    void jsonHasFiguresInFullPrecision() throws IOException {
        CommandLineRun run = score(submission, "--json", "--ci");
        JsonNode node = JsonMapper.builder().build().readTree(run.out());
        assertThat(node.get("rows").asLong()).isEqualTo(4);
        assertThat(node.get("score").asDouble()).isEqualTo((2.0 / 3 + 0.5 + 1 + 0) / 4);
        assertThat(node.get("classification").asDouble()).isEqualTo((2.0 / 3 + 1) / 2);
        assertThat(node.get("segmentation").asDouble()).isEqualTo(0.25);
        assertThat(node.at("/public/score").asDouble()).isEqualTo((2.0 / 3 + 0.5) / 2);
        assertThat(node.at("/private/score").asDouble()).isEqualTo(0.5);
        assertThat(node.get("sha256").asText()).hasSize(64);
        assertThat(node.get("problems").isArray()).isTrue();
        assertThat(node.get("interval")).hasSize(2);
    }

    @Test
    void voidPixelsCanBeIgnored() {
        assertThat(score(submission, "--void", "ignore").out())
                .contains("public     0.666667        0.666667      0.666667")
                .contains("1.000   1.000  1.000       1  1.000  1.000    1.000")
                .contains("Dice, IoU and VOC IoU ignore void pixels.")
                .doesNotContain("as background");
    }

    @Test
    void detailsHaveOneRowPerId() throws IOException {
        Path details = folder.resolve("details.csv");
        assertThat(score(submission, "--details", details.toString()).code()).isZero();
        assertThat(details).hasContent("""
            Id,Usage,Width,Height,Predicted,Actual,Both,Dice
            a_classification,Public,2,2,1,2,1,0.6666666666666666
            a_segmentation,Public,2,2,2,2,1,0.5
            b_classification,Private,2,2,1,1,1,1.0
            b_segmentation,Private,2,2,0,4,0,0.0
            """);
    }

    @Test
    void aFileAgainstItselfIsNotDistinguishable() {
        CommandLineRun run = score(submission, "--against", submission.toString());
        assertThat(run.out()).contains("all       +0.000000  0.0000 to 0.0000  not distinguishable");
    }

    @Test
    void jsonHasClassesWorstImagesAndTheComparison() throws IOException {
        Path other = Files.writeString(folder.resolve("other.csv"), SUBMISSION.replace("3 1", "2 1"));
        CommandLineRun run = score(submission, "--json", "--against", other.toString());
        JsonNode node = JsonMapper.builder().build().readTree(run.out());
        assertThat(node.at("/classes/2/name").asText()).isEqualTo("3");
        assertThat(node.at("/classes/2/f1").asDouble()).isEqualTo(1);
        assertThat(node.at("/worst/0/image").asText()).isEqualTo("b");
        assertThat(node.at("/worst/0/segmentation").asDouble()).isZero();
        assertThat(node.at("/classes/0/dice").asDouble()).isEqualTo(2.0 / 3);
        assertThat(node.at("/classes/0/iou").asDouble()).isEqualTo(0.5);
        assertThat(node.at("/classes/0/vocIou").asDouble()).isEqualTo(1);
        assertThat(node.at("/secondary/vocMeanIou").asDouble()).isBetween(0.29, 0.3);
        assertThat(node.at("/secondary/vocPixelAccuracy").asDouble()).isEqualTo(2.0 / 7);
        assertThat(node.at("/secondary/binaryAccuracy").asDouble()).isEqualTo(5.0 / 6);
        assertThat(node.at("/against/all/difference").asDouble()).isEqualTo(0.25);
        assertThat(node.at("/against/public/verdict").asText()).isEqualTo("not distinguishable");
    }

    @Test
    void nothingIsPrintedIfTheOtherFileIsInvalid() throws IOException {
        Path odd = Files.writeString(folder.resolve("odd.csv"), SUBMISSION.replace("1 2", "1 2 3"));
        CommandLineRun run = score(submission, "--against", odd.toString());
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("odd.csv:3: error");
    }

    @Test
    void aMistypedFolderIsNotCreated() {
        Path details = folder.resolve("detials/rows.csv");
        CommandLineRun run = score(submission, "--details", details.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("rows.csv cannot be written: the folder");
        assertThat(folder.resolve("detials")).doesNotExist();
        assertThat(score(submission, "--details", folder.toString()).code()).isEqualTo(2);
    }

    @Test
    void anInvalidFileHasProblemsAndNoScore() throws IOException {
        Files.writeString(submission, SUBMISSION.replace("1 2", "1 2 3"));
        CommandLineRun run = score(submission);
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("submission.csv:3: error: a_segmentation: the last start, '3', has no length")
                .contains("invalid: 4 rows, 1 error, ");
        CommandLineRun json = score(submission, "--json");
        assertThat(json.code()).isEqualTo(3);
        assertThat(json.out())
                .contains(
                        "\"score\" : null",
                        "\"kind\" : \"odd-number-of-tokens\"",
                        "\"line\" : 3",
                        "\"secondary\" : null");
    }

    @Test
    void aBrokenSolutionIsNotReportedAsAnInvalidSubmission() throws IOException {
        Files.writeString(solution, SOLUTION.replace("8 1", "80 1"));
        CommandLineRun run = score(submission);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("solution.csv", "a_segmentation", "'80 1'");
    }

    @Test
    void aCompetitionOrSolutionIsRequired() {
        CommandLineRun run = CommandLineRun.of("score", submission.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("expected -c COMPETITION or --solution FILE");
        assertThat(score(submission, "-c", "sample").code()).isEqualTo(2);
    }

    @Test
    void aMissingFileIsNamed() {
        CommandLineRun run = score(folder.resolve("none.csv"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("none.csv: no such file; expected a submission, .csv or .csv.gz");
    }
}

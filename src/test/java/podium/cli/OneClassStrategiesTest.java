package podium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strategies of a competition in which an image has exactly one class. */
class OneClassStrategiesTest {
    @TempDir
    private static Path shared;

    private static CommandLineWorkspace workspace;
    private static CommandLineRun job;
    private static Path run;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() throws IOException {
        workspace = OneClassWorkspace.make(shared.resolve("workspace"));
        OneClassWorkspace.writeTiny(workspace, 3);
        Files.writeString(workspace.resolve("competition/marks/players.yaml"), "classifier: tiny\n");
        job = workspace.done("run", "marks");
        run = submission("tiny-");
    }

    private static Path submission(String prefix) throws IOException {
        try (Stream<Path> all = Files.list(workspace.resolve("submissions/marks"))) {
            return all.filter(one -> one.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Path encoded(String name, Object... more) throws IOException {
        Path out = folder.resolve(name);
        List<String> arguments = new ArrayList<>(List.of("encode", run.toString(), "--out", out.toString()));
        Stream.of(more).map(Object::toString).forEach(arguments::add);
        workspace.done(arguments.toArray(String[]::new));
        assertThat(Files.readAllLines(out.resolve("submission.csv")))
                .hasSize(OneClassWorkspace.TEST + 1)
                .filteredOn(line -> !line.startsWith("Id"))
                .allMatch(line -> line.matches("\\d+_classification,[1-4] 1"));
        assertThat(workspace
                        .done("validate", out.resolve("submission.csv").toString(), "-c", "marks")
                        .out())
                .contains("valid: 40 rows, no errors");
        return out;
    }

    @Test
    void theWholeJobPlaysArgmaxAndTheBestStrategy() throws IOException {
        assertThat(job.out()).contains("  argmax ", "  tuned ", "  prior ", "  random ");
        assertThat(job.err()).contains("classification best by ").doesNotContain("strategies are tuned");
        assertThat(workspace.resolve("submissions/marks/report.html"))
                .content()
                .contains("accuracy of kept", "class-biases", "Share of wrong images")
                .doesNotContain("thresholds.png was not drawn", "Mean Dice against");
    }

    @Test
    void strategiesAreComparedByAccuracy() throws IOException {
        CommandLineRun done = workspace.done("strategies", run.toString(), "--truth", "--bootstraps", "50");
        assertThat(done.out())
                .contains("images, tuned and evaluated by cross-fitting:")
                .containsPattern("strategy +calibration +accuracy +95% interval")
                .containsPattern("class-biases +\\w+ +[01]\\.\\d{4}")
                .containsPattern("rejection +\\w+ +[01]\\.\\d{4}")
                .contains("the best class biases in hindsight score ", "regret")
                .containsPattern("accuracy of all +95% interval +kept +95% interval +accuracy of kept")
                .contains("rejection:0.01", "rejection:0.2", "40 images on which nothing was tuned:")
                .doesNotContain("Dice", "max-gap", "expected-dice");
        assertThat(run.resolve("strategies"))
                .isDirectoryContaining(file -> file.endsWith("risk-coverage.png"))
                .isDirectoryContaining(file -> file.endsWith("rejections-test.csv"))
                .isDirectoryNotContaining(file -> file.toString().contains("thresholds"));
        assertThat(Files.readAllLines(run.resolve("strategies/classification.csv")))
                .startsWith("strategy,calibration,accuracy,low,high,to_best,to_best_low,to_best_high,verdict,regret");
    }

    @Test
    void everyStrategyIsWrittenAndDecidesAgain() throws IOException {
        for (String name : List.of("argmax", "class-biases", "rejection:0.25")) {
            Path first = encoded("first-" + name.replace(':', '-'), "--strategy", name, "--calibration", "temperature");
            assertThat(first.resolve("strategy.yaml")).content().contains("strategy: \"" + name, "labels: \"single\"");
            Path again = encoded("again-" + name.replace(':', '-'), "--from", first.resolve("strategy.yaml"));
            assertThat(again.resolve("submission.csv")).hasSameBinaryContentAs(first.resolve("submission.csv"));
            assertThat(again.resolve("strategy.yaml")).hasSameBinaryContentAs(first.resolve("strategy.yaml"));
        }
    }

    /** Rejected images keep the likeliest class in the submission, and are listed beside it. */
    @Test
    void rejectedImagesAreListedAndDecided() throws IOException {
        Path argmax = encoded("plain", "--strategy", "argmax", "--calibration", "none");
        assertThat(argmax.resolve("rejected.csv")).doesNotExist();
        Path rejecting = encoded("plain", "--strategy", "rejection:0.5", "--calibration", "none");
        List<String> rejected = Files.readAllLines(rejecting.resolve("rejected.csv"));
        assertThat(rejected).startsWith("Id,class,probability").hasSizeBetween(5, OneClassWorkspace.TEST);
        List<String> rows = Files.readAllLines(rejecting.resolve("submission.csv"));
        for (String line : rejected.subList(1, rejected.size())) {
            String[] cells = line.split(",", -1);
            int label = OneClassWorkspace.CLASSES.indexOf(cells[1]) + 1;
            assertThat(rows).contains(cells[0] + "_classification," + label + " 1");
            assertThat(Double.parseDouble(cells[2])).isBetween(0.25, 1.0);
        }
        assertThat(encoded("plain", "--strategy", "argmax", "--calibration", "none")
                        .resolve("rejected.csv"))
                .as("the list of an earlier strategy")
                .doesNotExist();
        assertThat(encoded("other", "--strategy", "argmax", "--calibration", "none")
                        .resolve("submission.csv"))
                .hasSameBinaryContentAs(rejecting.resolve("submission.csv"));
    }

    @Test
    void strategiesOfSeveralClassesAreRefusedWithTheReason() throws IOException {
        assertThat(workspace
                        .ended(2, "encode", run.toString(), "--strategy", "joint")
                        .err())
                .contains("strategy 'joint' does not fit: its thresholds give some images several classes or none")
                .contains("expected argmax, class-biases, rejection:S");
        assertThat(workspace
                        .ended(2, "encode", run.toString(), "--strategy", "argmax+mask")
                        .err())
                .contains("'argmax+mask' does not fit");
        Path scores = run.resolve("scores-test.csv");
        assertThat(workspace
                        .ended(2, "encode", "-c", "marks", "--scores", scores.toString(), "--strategy", "class-biases")
                        .err())
                .contains("need a strategy without tuning; expected --strategy argmax and no calibration");
        Path several = Files.writeString(folder.resolve("several.yaml"), """
                classification:
                  run: "r"
                  strategy: "argmax"
                  calibration: "none"
                  parameters: {rule: highest, count: 1}
                """);
        assertThat(workspace
                        .ended(1, "encode", run.toString(), "--from", several.toString())
                        .err())
                .contains("several.yaml: classification.labels is multiple; the competition marks needs single");
        Path thresholds = Files.writeString(folder.resolve("thresholds.yaml"), """
                classification:
                  run: "r"
                  strategy: "global"
                  labels: single
                  calibration: "none"
                  parameters: {rule: thresholds, thresholds: [0.5, 0.5, 0.5, 0.5]}
                """);
        assertThat(workspace
                        .ended(1, "encode", run.toString(), "--from", thresholds.toString())
                        .err())
                .contains("thresholds.yaml:6: classification.parameters.rule is thresholds; expected highest with a");
    }

    /** Labels of other programs are a column of classes, or columns of 0 and 1 that --single says are one class. */
    @Test
    void scoresAndLabelsOfOtherProgramsAreCompared() throws IOException {
        List<String> scores = Files.readAllLines(run.resolve("scores-valid.csv"));
        StringBuilder column = new StringBuilder("Id,class\n");
        StringBuilder flags = new StringBuilder("Id,dot,line,ring,wave\n");
        for (String line : scores.subList(1, scores.size())) {
            String id = line.substring(0, line.indexOf(','));
            int label = Integer.parseInt(id) == 40 ? 1 : Integer.parseInt(id) % 4;
            column.append(id)
                    .append(',')
                    .append(OneClassWorkspace.CLASSES.get(label))
                    .append('\n');
            flags.append(id);
            for (int place = 0; place < 4; place++) {
                flags.append(place == label ? ",1" : ",0");
            }
            flags.append('\n');
        }
        Path valid = Files.copy(run.resolve("scores-valid.csv"), folder.resolve("valid.csv"));
        Path logits = Files.copy(run.resolve("logits-valid.csv"), folder.resolve("logits.csv"));
        Path byColumn = Files.writeString(folder.resolve("column.csv"), column);
        Path byFlags = Files.writeString(folder.resolve("flags.csv"), flags);
        String known = compared(valid, byColumn);
        assertThat(known).contains("class-biases", "accuracy of kept").doesNotContain("mean Dice");
        assertThat(compared(valid, byFlags, "--single")).isEqualTo(known);
        assertThat(compared(logits, byColumn, "--logits")).contains("class-biases");
        assertThat(compared(valid, byFlags)).contains("mean Dice", "expected-dice");
        Path two = Files.writeString(
                folder.resolve("two.csv"), flags.toString().replaceAll("(?m)^(\\d+),1,0,", "$1,1,1,"));
        assertThat(workspace
                        .ended(1, "strategies", "--scores", valid.toString(), "--labels", two.toString(), "--single")
                        .err())
                .contains("has 2 classes (dot, line); expected exactly one class for each image");
        Path odd =
                Files.writeString(folder.resolve("odd.csv"), column.toString().replace(",ring\n", ",rung\n"));
        assertThat(workspace
                        .ended(1, "strategies", "--scores", valid.toString(), "--labels", odd.toString())
                        .err())
                .contains("the class is 'rung'; expected one of dot, line, ring, wave");
        assertThat(workspace.ended(2, "strategies", run.toString(), "--single").err())
                .contains("--logits and --single are for the scores of other programs");
    }

    private static String compared(Path scores, Path labels, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("strategies", "--scores", scores.toString(), "--labels", labels.toString()));
        arguments.addAll(List.of(more));
        return workspace.done(arguments.toArray(String[]::new)).out();
    }
}

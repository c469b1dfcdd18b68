package podium.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.ChildJava;
import podium.cli.console.Interruption;
import podium.cli.console.TrainingConsole;
import podium.core.Progress;
import podium.core.StoppedException;
import podium.report.tables.EpochLine;

class TrainCommandsTest {
    @TempDir
    private static Path folder;

    private static CommandLineWorkspace workspace;

    @BeforeAll
    static void sample() throws IOException {
        workspace = CommandLineWorkspace.make(folder.resolve("workspace")).withSample(32);
        Path recipes = Files.createDirectories(workspace.resolve("competition/sample/recipes"));
        Files.writeString(recipes.resolve("quick.yaml"), """
                architecture: mobilenet0.25
                size: 32
                stages: [{train: head, epochs: 2}]
                """);
    }

    @Test
    void aTrainedRunIsListedAndPredictsImages() {
        CommandLineRun train = workspace.done("train", "sample", "--recipe", "quick", "--recipe-set", "seed=3");
        Path run = Path.of(train.out().strip());
        assertThat(run.resolve("manifest.json")).exists();
        assertThat(train.err()).contains("person").doesNotContain("unchanged");
        CommandLineRun again = workspace.podium("train", "sample", "--resume", run.toString());
        assertThat(again.code()).isZero();
        assertThat(again.out()).isEqualTo(train.out());
        assertThat(again.err()).isEqualTo("unchanged, reused" + System.lineSeparator());
        assertThat(train.err().strip().lines()).last().asString().matches("best epoch on valid: [12] of 2");

        CommandLineRun runs = workspace.podium("runs", "sample");
        assertThat(runs.code()).isZero();
        assertThat(runs.out()).contains(run.getFileName().toString(), "mobilenet0.25");
        assertThat(workspace.podium("runs", "sample", "--json").out())
                .contains("\"" + run.getFileName() + "\"")
                .startsWith("{")
                .endsWith("}\n");

        Path image = workspace.resolve("data/sample/JPEGImages/2009_000003.jpg");
        Path out = folder.resolve("predicted");
        CommandLineRun predict = workspace.done("predict", run.toString(), image.toString(), "--out", out.toString());
        assertThat(predict.out().strip()).isEqualTo(out.resolve("scores.csv").toString());
        assertThat(out.resolve("2009_000003.png")).exists();
    }

    @Test
    void unreadableImagesAreSkippedAndCounted() throws IOException {
        CommandLineRun train = workspace.podium("train", "sample", "--recipe", "quick", "--weights", "none");
        Path pictures = Files.createDirectories(folder.resolve("pictures"));
        Files.copy(workspace.resolve("data/sample/JPEGImages/2009_000003.jpg"), pictures.resolve("good.jpg"));
        Files.writeString(pictures.resolve("bad.jpg"), "bad");
        CommandLineRun predict = workspace.podium(
                "predict",
                train.out().strip(),
                pictures.toString(),
                "--out",
                folder.resolve("two").toString(),
                "--skip-corrupt");
        assertThat(predict.code()).isZero();
        assertThat(predict.err()).contains("skipped: ", "bad.jpg", "1 of 2 images skipped; the others are done");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "train sample|no recipe given; name one with --recipe NAME, or continue a run with --resume RUN",
                "train sample --recipe quick --resume x|--recipe and --resume do not go together: a run has its recipe",
                "train sample --resume x --out y|--resume continues a run unchanged; leave out --out, --weights",
                "train sample --resume x --weights none|--resume continues a run unchanged; leave out --out, --weights",
                "train sample --resume x --from y|--resume continues a run unchanged; leave out --out, --weights, --from",
                "train sample --recipe quick --from x --weights none|--from and --weights do not go together: both say",
                "train sample --recipe quick --from x --victim y|--victim and --from do not go together: a run has",
                "train sample --recipe quick --epochs-of x|--epochs-of is for trainings on all images, which choose",
                "train sample --resume x --recipe-set seed=1|--resume continues a run unchanged; leave out --out",
                "train sample --recipe quick --image-memory -1|--image-memory is -1; expected 0 or more megabytes",
                "train sample --recipe quik|no recipe 'quik' in ",
                "predict run image|Missing required option: '--out=OUT'",
                "runs|Missing required parameter: 'COMPETITION'"
            })
    void contradictoryArgumentsAreWrongUsage(String line, String message) {
        CommandLineRun run = workspace.podium(line.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("podium: " + message).contains("See 'podium help ");
    }

    @Test
    void missingFilesAreReported() throws IOException {
        assertThat(workspace.podium("train", "sample", "--recipe", "quik").err())
                .contains("did you mean quick?");
        CommandLineRun key = workspace.podium("train", "sample", "--recipe", "quick", "--recipe-set", "sede=1");
        assertThat(key.code()).isIn(1, 2);
        assertThat(key.err()).startsWith("podium: ").contains("sede", "seed");
        CommandLineRun resume = workspace.podium("train", "sample", "--resume", folder.toString());
        assertThat(resume.code()).isEqualTo(1);
        assertThat(resume.err()).contains("not a run folder: it has no run-id.txt");
        CommandLineRun none = workspace.podium("train", "sample", "--recipe", "quick", "--weights", "nowhere.params");
        assertThat(none.code()).isIn(1, 2);
        assertThat(none.err()).contains("nowhere.params");
    }

    @Test
    void helpNamesTheOutputOfATraining() {
        assertThat(workspace.podium("help", "train").out())
                .contains(
                        "--recipe=NAME",
                        "--recipe-set=KEY=VALUE",
                        "--resume=RUN",
                        "--skip-corrupt",
                        "podium train sample --recipe")
                .startsWith("Usage: podium train");
        assertThat(workspace.podium("help", "predict").out())
                .startsWith("Usage: podium predict")
                .contains("OUT/scores.csv");
        assertThat(workspace.podium("help", "runs").out())
                .startsWith("Usage: podium runs")
                .contains("out of fold", "never on");
    }

    /** The test sends SIGTERM, which Java handles like Ctrl-C, and which a parent shell cannot make Java ignore. */
    @Test
    void aSignalStopsAfterTheBatchAndTheSameCommandContinues() throws Exception {
        assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
        String[] line = {
            "train", "sample", "--recipe", "quick", "--recipe-set", "stages=[{train: all, epochs: 500}]", "--out", ""
        };
        Path run = folder.resolve("stopped");
        line[7] = run.toString();
        Process process = ChildJava.podium(workspace.root(), line).start();
        String rest;
        try (BufferedReader err =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            String first = err.readLine();
            while (first != null && !first.contains("/500")) {
                first = err.readLine();
            }
            process.toHandle().destroy();
            rest = err.lines().collect(Collectors.joining("\n"));
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.toHandle().destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(rest)
                .containsPattern(
                        "podium: stopped after batch [0-9]+ of epoch [0-9]+; run the same command again to continue");
        assertThat(run.resolve("checkpoint/checkpoint.json")).exists();
        assertThat(run.resolve("manifest.json")).doesNotExist();
        int before = Files.readAllLines(run.resolve("history.csv")).size();
        assertThat(before).isGreaterThan(1);
    }

    @Test
    void aStopRequestEndsTheTrainingAndItsLongSteps() {
        StringWriter err = new StringWriter();
        PrintWriter told = new PrintWriter(err, true);
        try (Interruption interruption = Interruption.open(told)) {
            TrainingConsole console =
                    new TrainingConsole(told, Progress.NONE, new EpochLine(1, List.of("all")), interruption);
            console.begin("fold 1 of 2");
            try (Progress.Task task = console.progress().start("features", 2)) {
                task.note("half");
                task.step();
                interruption.request();
                assertThat(console.stopped()).isTrue();
                assertThat(org.assertj.core.api.Assertions.catchThrowable(task::step))
                        .isInstanceOf(StoppedException.class)
                        .hasMessage("stopped while features, after 2 of 2");
            }
            try (Progress.Task task = console.batches().start("epoch 1/1", 2)) {
                task.step();
            }
        }
        assertThat(err.toString()).isEqualTo("fold 1 of 2" + System.lineSeparator());
    }
}

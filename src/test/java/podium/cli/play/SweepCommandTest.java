package podium.cli.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.ChildJava;
import podium.cli.CommandLineRun;
import podium.cli.CommandLineWorkspace;
import podium.cli.OneClassWorkspace;
import podium.player.figures.Metric;
import podium.player.figures.RunFigures;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;
import podium.report.charts.svg.SvgFile;

/** Sweeps over a tiny network on images of four classes. */
class SweepCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    private CommandLineWorkspace workspace;

    @BeforeEach
    void prepare() throws IOException {
        workspace = OneClassWorkspace.make(folder.resolve("workspace"));
        OneClassWorkspace.writeTiny(workspace, 2);
        workspace.done("prepare", "marks");
    }

    private List<RunFolder> runs() throws IOException {
        try (Stream<Path> all = Files.list(workspace.resolve("submissions/marks"))) {
            return all.filter(run -> run.getFileName().toString().matches("tiny-[0-9a-f]{8}"))
                    .sorted()
                    .map(RunFolder::new)
                    .toList();
        }
    }

    private Path sweep(String name, String text) throws IOException {
        Path sweeps = Files.createDirectories(workspace.resolve("competition/marks/sweeps"));
        return Files.writeString(sweeps.resolve(name + ".yaml"), text);
    }

    private static final String[] TWO = {
        "sweep", "marks", "--recipe", "tiny", "--axis", "batch-size=8,16", "--axis", "learning-rate.head=1e-3"
    };

    @Test
    void aGridIsTrainedOnceAndALargerOneReusesIt() throws IOException {
        CommandLineRun first = workspace.done(TWO);
        assertThat(first.out())
                .startsWith("marks, 2 trials on 10 images of valid, the best by accuracy first:\n\n")
                .contains("The best trial on valid is batch-size=", "It was chosen among 2 runs by these images.")
                .containsPattern("On the 40 images of test it has 0\\.[0-9]{3} \\(0\\.[0-9]{3} to 0\\.[0-9]{3}\\)\\.");
        assertThat(first.err()).contains("trial 1 of 2: batch-size=8 learning-rate.head=0.001\n", "best so far 0.");
        assertThat(runs()).hasSize(2);
        CommandLineRun again = workspace.done(TWO);
        assertThat(again.out()).isEqualTo(first.out());
        assertThat(again.err()).contains("trial 2 of 2").contains(", was there already; best so far");
        assertThat(again.err()).doesNotContain("weights:");
        CommandLineRun larger = workspace.done(
                "sweep",
                "marks",
                "--recipe",
                "tiny",
                "--axis",
                "batch-size=8,16",
                "--axis",
                "learning-rate.head=1e-3,1e-2");
        assertThat(larger.err().lines().filter(line -> line.contains("was there already")))
                .hasSize(2);
        assertThat(runs()).hasSize(4);
    }

    /** A run of a sweep is the run that {@code podium train} makes. */
    @Test
    void aTrialIsAnOrdinaryRun() throws IOException {
        workspace.done(TWO);
        List<RunFolder> trials = runs();
        CommandLineRun trained = workspace.done(
                "train",
                "marks",
                "--recipe",
                "tiny",
                "--recipe-set",
                "batch-size=8",
                "--recipe-set",
                "learning-rate.head=1e-3");
        assertThat(trained.err()).contains("unchanged, reused");
        assertThat(runs()).isEqualTo(trials);
        for (RunFolder run : trials) {
            assertThat(run.checkpoint()).doesNotExist();
        }
    }

    @Test
    void theReportHasTheFiguresOfTheRuns() throws IOException {
        sweep("grid", """
                recipe: tiny
                settings:
                  stages[0].epochs: 3
                axes:
                  batch-size: [8, 16]
                  learning-rate.head: [0.001, 0.01]
                seeds: [1, 2]
                metric: accuracy
                """);
        CommandLineRun run = workspace.done("sweep", "marks", "grid", "--report");
        assertThat(run.out()).contains("From seed to seed, accuracy of one configuration", "95% interval over seeds");
        Path report = workspace.resolve("submissions/marks/sweeps/grid");
        JsonNode json = JSON.readTree(Files.readString(report.resolve("report.json")));
        assertThat(json.path("trials")).hasSize(8);
        double before = 1;
        for (JsonNode trial : json.path("trials")) {
            RunFolder folder = new RunFolder(
                    workspace.resolve("submissions/marks/" + trial.path("run").asText()));
            RunFigures figures = RunFigures.read(folder.figures());
            assertThat(trial.path("value").asDouble())
                    .isCloseTo(Objects.requireNonNull(figures.valid()).figure(Metric.ACCURACY), within(1e-9))
                    .isLessThanOrEqualTo(before);
            before = trial.path("value").asDouble();
            Recipe recipe = folder.readRecipe();
            assertThat(recipe.learning().batchSize())
                    .isEqualTo(trial.path("values").path("batch-size").asInt());
            assertThat(recipe.seed()).isEqualTo(trial.path("seed").asLong());
            assertThat(recipe.learning().epochs()).isEqualTo(3);
        }
        assertThat(json.path("chosen").path("corrected").asDouble())
                .isLessThanOrEqualTo(json.path("chosen").path("best").asDouble());
        assertThat(json.path("test").path("images").asInt()).isEqualTo(40);
        assertThat(json.path("importance")).hasSize(2);
        assertThat(Files.readAllLines(report.resolve("trials.csv"))).hasSize(9);
        assertThat(Files.readString(report.resolve("report.html")))
                .contains("Sweep grid of marks", "learning-rate.head", "mean accuracy over seeds on valid");
        for (String chart : List.of("curves.svg", "axes.svg", "importance.svg")) {
            assertThat(new SvgFile(report.resolve(chart)).read()).isNotEmpty();
        }
        assertThat(JSON.readTree(
                        workspace.done("sweep", "marks", "grid", "--json").out()))
                .isEqualTo(json);
    }

    @Test
    void theWinnerIsRetrainedOnTrainAndValid() throws IOException {
        CommandLineRun run = workspace.done(with(TWO, "--retrain"));
        Path made = Path.of(run.out().lines().reduce((first, last) -> last).orElseThrow());
        RunFigures figures = RunFigures.read(new RunFolder(made).figures());
        assertThat(figures.trainImages()).isEqualTo(41);
        assertThat(figures.validImages()).isZero();
        assertThat(run.err()).contains("epochs to train: ", "trained on train and valid");
    }

    private static String[] with(String[] line, String... more) {
        return Stream.concat(Stream.of(line), Stream.of(more)).toArray(String[]::new);
    }

    /** The bytes of a promoted trial are those of one training straight through. */
    @Test
    void aPromotedTrialEqualsATrainingStraightThrough() throws IOException {
        sweep("bands", """
                recipe: tiny
                axes:
                  learning-rate.head: [0.001, 0.003, 0.01]
                  batch-size: [8, 16, 32]
                method: {hyperband: {max-epochs: 9}}
                """);
        CommandLineRun run = workspace.done("sweep", "marks", "bands");
        assertThat(run.err()).contains("trial 1 of 20: ", "epochs=9");
        for (RunFolder trial : runs()) {
            assertThat(trial.checkpoint()).doesNotExist();
            assertThat(trial.path().resolve("checkpoint.part")).doesNotExist();
        }
        CommandLineWorkspace other = OneClassWorkspace.make(folder.resolve("other"));
        OneClassWorkspace.writeTiny(other, 9);
        other.done("prepare", "marks");
        int compared = 0;
        for (RunFolder promoted : runs()) {
            Recipe recipe = promoted.readRecipe();
            if (recipe.learning().epochs() == 9) {
                String straight = other.done(
                                "train",
                                "marks",
                                "--recipe",
                                "tiny",
                                "--recipe-set",
                                "batch-size=" + recipe.learning().batchSize(),
                                "--recipe-set",
                                "learning-rate.head="
                                        + recipe.learning().learningRate().head())
                        .out()
                        .strip();
                RunFolder same = new RunFolder(Path.of(straight));
                assertThat(same.name()).isEqualTo(promoted.name());
                assertThat(same.model().parameters())
                        .hasSameBinaryContentAs(promoted.model().parameters());
                assertThat(same.testScores()).hasSameBinaryContentAs(promoted.testScores());
                assertThat(Files.readAllLines(same.history())).hasSize(10);
                assertThat(withoutTimes(same.history())).isEqualTo(withoutTimes(promoted.history()));
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(3);
    }

    private static List<List<String>> withoutTimes(Path history) throws IOException {
        List<String> lines = Files.readAllLines(history);
        List<String> header = List.of(lines.get(0).split(",", -1));
        return lines.stream()
                .map(line -> List.of(line.split(",", -1)))
                .map(cells -> IntStream.range(0, cells.size())
                        .filter(i -> !header.get(i).toLowerCase(Locale.ROOT).matches(".*second.*|.*images.*"))
                        .mapToObj(cells::get)
                        .toList())
                .toList();
    }

    @Test
    void ratesThatDependOnTheNumberOfEpochsAreRefusedBeforeAnythingIsTrained() throws IOException {
        CommandLineRun run = workspace.podium(
                with(TWO, "--method", "hyperband: {max-epochs: 4}", "--recipe-set", "schedule.kind=cosine"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "hyperband cannot use schedule.kind cosine: its learning rates depend on the number of epochs");
        assertThat(workspace.resolve("submissions/marks")).doesNotExist();
    }

    @Test
    void aTrialThatDivergesIsAResultAndTheOthersAreTrained() throws IOException {
        String[] line = {
            "sweep",
            "marks",
            "--recipe",
            "tiny",
            "--axis",
            "learning-rate.head=1e-3,1e30",
            "--recipe-set",
            "learning-rate.backbone=1e-3",
            "--recipe-set",
            "optimizer.kind=sgd"
        };
        CommandLineRun run = workspace.podium(line);
        assertThat(run.code()).as(run.err()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("marks, 1 trial on 10 images")
                .contains("1 trial gave no figure:\n  learning-rate.head=1.0E30: ", "lower the learning rate");
        CommandLineRun again = workspace.podium(line);
        assertThat(again.out()).isEqualTo(run.out());
        assertThat(again.err()).doesNotContain("trial 2 of 2: learning-rate.head=1.0E30\n"); // it is not trained again
    }

    @Test
    void wrongAxesAreRefusedBeforeAnythingIsTrained() throws IOException {
        assertThat(workspace
                        .podium("sweep", "marks", "--recipe", "tiny", "--axis", "batchsize=8")
                        .err())
                .contains("batchsize=8: batchsize: unknown key; did you mean batch-size?");
        assertThat(workspace
                        .podium("sweep", "marks", "--recipe", "tiny", "--axis", "batch-size=")
                        .err())
                .contains("axes.batch-size is an empty list; expected one value at least");
        assertThat(workspace
                        .podium("sweep", "marks", "--recipe", "tiny", "--axis", "batch-size")
                        .err())
                .contains("--axis batch-size: expected KEY=VALUE,VALUE, such as batch-size=16,32");
        assertThat(workspace
                        .podium("sweep", "marks", "--recipe", "tiny", "--axis", "batch-size=8,0")
                        .err())
                .contains("batch-size is 0; expected");
        assertThat(workspace.podium("sweep", "marks").err()).contains("no sweep given; name a file in ");
        sweep("grid", "recipe: tiny\naxes: {batch-size: [8]}\n");
        assertThat(workspace.podium("sweep", "marks", "gird").err())
                .contains("no sweep 'gird' in ", "did you mean grid?");
        assertThat(workspace
                        .podium("sweep", "marks", "grid", "--axis", "size=16")
                        .err())
                .contains("a sweep file has its recipe and axes");
        assertThat(workspace.podium("sweep", "marks", "../grid").err())
                .contains("'../grid' is not the name of a sweep");
        assertThat(workspace.resolve("submissions/marks")).doesNotExist();
    }

    @Test
    void recipesCanBeAnAxis() throws IOException {
        Path recipes = workspace.resolve("competition/marks/recipes");
        Files.writeString(
                recipes.resolve("wide.yaml"),
                Files.readString(recipes.resolve("tiny.yaml")).replace("units: 8", "units: 16"));
        CommandLineRun run = workspace.done("sweep", "marks", "--axis", "recipe=tiny,wide", "--seeds", "1,2");
        assertThat(run.out()).containsPattern("wide-[0-9a-f]{8}").containsPattern("tiny-[0-9a-f]{8}");
        assertThat(run.out()).contains("2 seeds of each of 2 configurations");
    }

    @Test
    void runsCanBeAnAxis() throws IOException {
        workspace.done(TWO);
        List<RunFolder> began = runs();
        CommandLineRun run = workspace.done(
                "sweep",
                "marks",
                "--recipe",
                "tiny",
                "--axis",
                "from=[" + began.get(0).path() + ", " + began.get(1).path() + "]");
        assertThat(run.out()).startsWith("marks, 2 trials");
        assertThat(runs()).hasSize(4);
        assertThat(RunFigures.read(runs().stream()
                                .filter(one -> !began.contains(one))
                                .findFirst()
                                .orElseThrow()
                                .figures())
                        .before())
                .isNotNull();
    }

    /** A sweep whose process is killed in the middle of a bracket goes on, and ends as one without an interruption. */
    @Test
    void aKilledSweepGoesOn() throws Exception {
        assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
        String text = """
                recipe: tiny
                axes:
                  learning-rate.head: [0.001, 0.003, 0.01]
                  batch-size: [8, 16, 32]
                method: {hyperband: {max-epochs: 9}}
                """;
        sweep("bands", text);
        Process process =
                ChildJava.podium(workspace.root(), "sweep", "marks", "bands").start();
        try (BufferedReader err =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            String line = err.readLine();
            while (line != null && !line.startsWith("trial 11 of ")) {
                line = err.readLine();
            }
            assertThat(line).isNotNull();
        } finally {
            process.toHandle().destroyForcibly();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        CommandLineRun goesOn = workspace.done("sweep", "marks", "bands");
        assertThat(goesOn.err()).contains("trial 9 of 20", "was there already");
        CommandLineWorkspace other = OneClassWorkspace.make(folder.resolve("other"));
        OneClassWorkspace.writeTiny(other, 2);
        other.done("prepare", "marks");
        Files.createDirectories(other.resolve("competition/marks/sweeps"));
        Files.writeString(other.resolve("competition/marks/sweeps/bands.yaml"), text);
        assertThat(withoutFitTimes(goesOn.out()))
                .isEqualTo(withoutFitTimes(other.done("sweep", "marks", "bands").out()));
    }

    private static String withoutFitTimes(String text) {
        return text.replaceAll("[0-9]+ s  ", "0 s  ");
    }
}

package podium.cli.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.cli.CommandLineRun;
import podium.cli.CommandLineWorkspace;
import podium.cli.OneClassWorkspace;
import podium.cli.TrainedSample;
import podium.player.figures.Metric;
import podium.player.figures.RunFigures;
import podium.player.runs.RunFolder;
import podium.report.charts.svg.Svg;
import podium.report.charts.svg.SvgFile;

/** Compares quick runs: a small grid where each image has one class, and the networks of the sample. */
class CompareCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private static Path shared;

    private static CommandLineWorkspace grid;

    @TempDir
    private Path folder;

    @BeforeAll
    static void trainAGrid() throws IOException {
        grid = OneClassWorkspace.make(shared.resolve("workspace"));
        OneClassWorkspace.writeTiny(grid, 2);
        grid.done("prepare", "marks");
        for (String epochs : List.of("1", "4")) {
            for (String seed : List.of("1", "2")) {
                grid.done(
                        "train",
                        "marks",
                        "--recipe",
                        "tiny",
                        "--recipe-set",
                        "stages[0].epochs=" + epochs,
                        "--recipe-set",
                        "seed=" + seed);
            }
        }
    }

    private static List<Path> runs() throws IOException {
        try (Stream<Path> all = Files.list(grid.resolve("submissions/marks"))) {
            return all.filter(run -> run.getFileName().toString().matches("tiny-[0-9a-f]{8}"))
                    .sorted()
                    .toList();
        }
    }

    private Path copied(Path run, String name) throws IOException {
        Path copy = folder.resolve(name);
        FileUtils.copyDirectory(run.toFile(), copy.toFile());
        return copy;
    }

    @Test
    void runsOfAGridAreToldApartByTheKeysThatDiffer() {
        CommandLineRun run = grid.done("compare", "marks");
        assertThat(run.out().lines().findFirst().orElse(""))
                .isEqualTo("marks, 4 classifiers on 10 images of valid, the best by accuracy first:");
        String header = run.out().lines().skip(2).findFirst().orElse("");
        assertThat(header)
                .matches("# +run +stages\\[0]\\.epochs +seed +accuracy \\(95% interval\\) +F1 macro \\(95% interval\\)"
                        + " +log loss \\(95% interval\\) +difference to best +verdict +best epoch +fit time");
        assertThat(run.out()).contains("the best", " of 4 ", " of 1 ");
        assertThat(run.err()).isEmpty();
        String listed = grid.done("runs", "marks").out();
        assertThat(listed.lines().findFirst().orElse(""))
                .matches("run +recipe +architecture +stages\\[0]\\.epochs +seed +accuracy .* best epoch +fit time");
    }

    /** The figures are those that the training wrote. */
    @Test
    void figuresAreThoseOfTheRuns() throws IOException {
        JsonNode group = JSON.readTree(grid.done("compare", "marks", "--json").out())
                .path("groups")
                .path(0);
        assertThat(group.path("keys")).extracting(JsonNode::asText).containsExactly("stages[0].epochs", "seed");
        assertThat(group.path("runs")).hasSize(4);
        double before = Double.POSITIVE_INFINITY;
        for (JsonNode run : group.path("runs")) {
            RunFolder files = new RunFolder(
                    grid.resolve("submissions/marks").resolve(run.path("run").asText()));
            RunFigures figures = RunFigures.read(files.figures());
            for (Metric metric : List.of(Metric.ACCURACY, Metric.F1_MACRO, Metric.LOG_LOSS)) {
                String name =
                        metric == Metric.ACCURACY ? "accuracy" : metric == Metric.F1_MACRO ? "f1Macro" : "logLoss";
                assertThat(run.path("figures").path(name).path("value").asDouble())
                        .isCloseTo(Objects.requireNonNull(figures.valid()).figure(metric), within(1e-9));
            }
            JsonNode accuracy = run.path("figures").path("accuracy");
            assertThat(accuracy.path("value").asDouble()).isLessThanOrEqualTo(before);
            before = accuracy.path("value").asDouble();
            assertThat(accuracy.path("interval").path(0).asDouble()).isLessThanOrEqualTo(before);
            assertThat(run.path("epochs").asInt()).isEqualTo(figures.epochs());
            assertThat(run.path("epoch").asInt()).isEqualTo(figures.epoch());
            assertThat(run.path("keys").path("stages[0].epochs").asInt()).isEqualTo(figures.epochs());
        }
        assertThat(group.path("runs").path(0).path("best").asBoolean()).isTrue();
    }

    @Test
    void csvAndPageAreWrittenAndHostileNamesStayText() throws IOException {
        Path evil = copied(runs().get(0), "evil<script>alert(1)<");
        Path csv = folder.resolve("runs.csv");
        Path html = folder.resolve("runs.html");
        CommandLineRun run = grid.done(
                "compare",
                runs().get(1).toString(),
                evil.toString(),
                "-c",
                "marks",
                "--csv",
                csv.toString(),
                "--html",
                html.toString(),
                "--charts",
                folder.resolve("charts").toString(),
                "--by",
                "logLoss");
        List<Path> charts = Stream.of("curves.svg", "fit-times.svg", "confusion.svg")
                .map(folder.resolve("charts")::resolve)
                .toList();
        assertThat(run.err().lines())
                .containsExactlyElementsOf(Stream.concat(Stream.of(csv, html), charts.stream())
                        .map(file -> "wrote " + file)
                        .toList());
        List<String> rows = Files.readAllLines(csv);
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0))
                .startsWith("group,competition,kind,images,run,")
                .contains(",logLoss,logLoss_low,logLoss_high,logLoss_to_best,")
                .endsWith(",best_epoch,epochs,fit_seconds");
        assertThat(rows.get(1)).startsWith("1,marks,single-label,10,");
        String page = Files.readString(html);
        assertThat(page)
                .contains("evil&lt;script&gt;alert(1)&lt;")
                .doesNotContain("<script", "http:/" + "/e", "https:")
                .contains(">loss by epoch</text>", ">log loss by epoch</text>", ">fit time (seconds)</text>")
                .contains("rows: true class, columns: predicted class", "the best by log loss first");
        List<Integer> counts = new ArrayList<>();
        for (Path file : charts) {
            List<Svg> drawn = new SvgFile(file).read();
            assertThat(drawn).allSatisfy(chart -> assertThat(page).contains(chart.text()));
            counts.add(drawn.size());
        }
        assertThat(counts).containsExactly(2, 1, 2);
        assertThat(page.split("<svg class=\"chart", -1)).hasSize(1 + 2 + 1 + 2);
    }

    @Test
    void classifiersAndSegmentersGetTablesOfTheirOwn() throws IOException {
        TrainedSample sample = TrainedSample.small();
        CommandLineRun run = sample.workspace()
                .done(
                        "compare",
                        sample.segmenter().toString(),
                        sample.classifier().toString(),
                        "--html",
                        folder + "/a.html");
        assertThat(run.out())
                .contains("sample, 1 classifier on ", "sample, 1 segmenter on ")
                .contains("averagePrecision (95% interval)", "VOC mean IoU (95% interval)")
                .contains("Runs of different tables cannot be compared");
        JsonNode groups = JSON.readTree(
                        sample.workspace().done("compare", "sample", "--json").out())
                .path("groups");
        assertThat(groups).hasSizeGreaterThanOrEqualTo(2);
        RunFigures segmenter = RunFigures.read(new RunFolder(sample.segmenter()).figures());
        RunFigures classifier = RunFigures.read(new RunFolder(sample.classifier()).figures());
        for (JsonNode group : groups) {
            JsonNode figures = group.path("runs").path(0).path("figures");
            if (group.path("kind").asText().equals("segmentation")) {
                assertThat(figures.path("meanIou").path("value").asDouble())
                        .isCloseTo(Objects.requireNonNull(segmenter.valid()).figure(Metric.MEAN_IOU), within(1e-9));
                assertThat(figures.path("dice").path("value").asDouble())
                        .isCloseTo(Objects.requireNonNull(segmenter.valid()).figure(Metric.DICE), within(1e-9));
            } else {
                assertThat(figures.path("averagePrecision").path("value").asDouble())
                        .isCloseTo(
                                Objects.requireNonNull(classifier.valid()).figure(Metric.AVERAGE_PRECISION),
                                within(1e-9));
            }
        }
        assertThat(Files.readString(folder.resolve("a.html")))
                .contains("percent of the row", ">(nothing)<", "true positives");
    }

    @Test
    void aPhotographIsShownAsEachRunSeesIt() throws IOException {
        TrainedSample sample = TrainedSample.small();
        Path photograph = sample.workspace().images().get(0);
        CommandLineRun run = sample.workspace()
                .done(
                        "compare",
                        sample.classifier().toString(),
                        sample.segmenter().toString(),
                        "--image",
                        photograph.toString(),
                        "--html",
                        folder + "/a.html");
        assertThat(run.out())
                .contains("What the runs say of ", "probabilities of classifiers, shares of the pixels of segmenters");
        sample.workspace()
                .done("predict", sample.classifier().toString(), photograph.toString(), "--out", folder + "/out");
        List<String> scores = Files.readAllLines(folder.resolve("out/scores.csv"));
        JsonNode says = JSON.readTree(sample.workspace()
                        .done("compare", sample.classifier().toString(), "--image", photograph.toString(), "--json")
                        .out())
                .path("photograph")
                .path("runs")
                .path(0)
                .path("shares");
        String[] classes = scores.get(0).split(",", -1);
        String[] values = scores.get(1).split(",", -1);
        for (int i = 1; i < classes.length; i++) {
            assertThat((float) says.path(classes[i]).asDouble()).isEqualTo(Float.parseFloat(values[i]));
        }
        assertThat(Files.readString(folder.resolve("a.html")))
                .contains("src=\"data:image/jpeg;base64,", ">probability by class (%)</text>");
    }

    @Test
    void runsThatCannotBeComparedAreNamedAndTheOthersAreCompared() throws IOException {
        Path good = runs().get(0);
        Path unfinished = copied(good, "unfinished");
        Files.delete(unfinished.resolve("manifest.json"));
        Path damaged = copied(good, "damaged");
        Files.writeString(damaged.resolve("figures.json"), "{");
        Path without = copied(good, "without-scores");
        Files.delete(without.resolve("scores-valid.csv"));
        Path strange = copied(good, "strange");
        Files.writeString(
                strange.resolve("scores-valid.csv"),
                Files.readString(strange.resolve("scores-valid.csv")) + "nowhere,0.25,0.25,0.25,0.25\n");
        CommandLineRun run = grid.ended(
                1,
                "compare",
                unfinished.toString(),
                damaged.toString(),
                good.toString(),
                without.toString(),
                strange.toString(),
                folder.resolve("strange").toString(),
                "-c",
                "marks");
        assertThat(run.out())
                .contains(
                        "marks, 1 classifier on 10 images of valid:",
                        good.getFileName().toString());
        assertThat(run.err().lines()).hasSize(4);
        assertThat(run.err())
                .contains("not compared: unfinished: the training has not finished")
                .contains("not compared: damaged: ", "not the figures of a run")
                .contains("not compared: without-scores: ", "the predictions for the valid images are missing")
                .contains("image 'nowhere' is not in the train list of marks");
    }

    @Test
    void runsWithoutValidImagesHaveKeysAndTimesOnly() throws IOException {
        Path alone = folder.resolve("alone");
        grid.done("train", "marks", "--recipe", "tiny", "--folds", "none", "--out", alone.toString());
        CommandLineRun run = grid.done("compare", runs().get(0).toString(), alone.toString(), "-c", "marks");
        assertThat(run.out())
                .contains("marks, 1 classifier without valid images:", "#  run    best epoch  fit time")
                .contains("No figure of these runs can be compared");
        CommandLineRun folds = grid.done(
                "train",
                "marks",
                "--recipe",
                "tiny",
                "--folds",
                "all",
                "--out",
                folder.resolve("oof").toString());
        assertThat(folds.code()).isZero();
        assertThat(grid.done("compare", folder.resolve("oof").toString(), "-c", "marks")
                        .out())
                .startsWith("marks, 1 classifier on 41 images, each scored by a network that had not seen its fold");
    }

    @Test
    void anUnfinishedRunOfACompetitionIsToldAndIsNoFailure() throws IOException {
        Path other = grid.resolve("submissions/marks/tiny-unfinished");
        FileUtils.copyDirectory(runs().get(0).toFile(), other.toFile());
        try {
            Files.delete(other.resolve("manifest.json"));
            CommandLineRun run = grid.done("compare", "marks");
            assertThat(run.err()).startsWith("not compared: tiny-unfinished: the training has not finished");
            assertThat(run.out()).contains("4 classifiers");
        } finally {
            FileUtils.deleteDirectory(other.toFile());
        }
    }

    @Test
    void wrongArgumentsAreRefused() throws IOException {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("compare"));
        lines.add(List.of("compare", "nowhere"));
        lines.add(List.of("compare", grid.resolve("competition").toString()));
        lines.add(List.of("compare", "marks", "--by", "beauty"));
        lines.add(List.of("compare", "marks", "--bootstraps", "0"));
        List<String> messages = List.of(
                "Missing required parameter",
                "nowhere is neither the folder of a run nor the name of a competition",
                grid.resolve("competition")
                        + ": not a run folder: it has no recipe.yaml; expected a folder that 'podium train'",
                "'beauty' is not a metric of a comparison; expected one of averagePrecision, dice, f1Macro, accuracy",
                "--bootstraps is 0; expected 1 or more");
        for (int i = 0; i < lines.size(); i++) {
            CommandLineRun run = grid.ended(2, lines.get(i).toArray(String[]::new));
            assertThat(run.err()).contains(messages.get(i));
            assertThat(run.out()).isEmpty();
        }
        assertThat(grid.ended(1, "compare", "sample").err())
                .contains("sample: no run to compare; train one with 'podium train'");
        CommandLineRun image = grid.ended(
                1, "compare", "marks", "--image", folder.resolve("no.jpg").toString());
        assertThat(image.err()).contains("no.jpg: no such file or folder");
        assertThat(image.out()).isEmpty();
    }
}

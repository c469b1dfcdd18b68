package podium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.app.context.Context;
import podium.app.strategies.Encode;
import podium.app.strategies.StrategyNames;
import podium.core.Progress;
import podium.core.files.Program;
import podium.core.mask.LabelMap;
import podium.data.maps.MaskFile;
import podium.data.maps.NpyArray;
import podium.data.maps.RenumberedMasks;
import podium.judge.competition.Prepared;
import podium.judge.competition.Solution;
import podium.judge.competition.Workspace;
import podium.judge.submission.Expected;
import podium.judge.submission.ReadLimits;
import podium.judge.submission.SubmissionReader;

/** Compares strategies and writes submissions, by networks of the sample and by scores of nobody's. */
class StrategyCommandsTest {
    @TempDir
    private static Path shared;

    private static Path workspace;
    private static Path classifier;
    private static Path segmenter;

    @TempDir
    private Path folder;

    @BeforeAll
    static void play() throws IOException {
        workspace = shared.resolve("workspace");
        assertThat(CommandLineRun.of("init", workspace.toString()).code()).isZero();
        QuickPlayers.writeTo(workspace);
        assertThat(podium("data", "sample", "--images", "80", "--seed", "7").code())
                .isZero();
        CommandLineRun run = podium("run");
        assertThat(run.code()).as(run.err()).isZero();
        classifier = run("classifier-");
        segmenter = run("segmenter-");
    }

    private static CommandLineRun podium(String... arguments) {
        return CommandLineRun.in(workspace, arguments);
    }

    private static Path run(String prefix) throws IOException {
        try (Stream<Path> runs = Files.list(workspace.resolve("submissions/sample"))) {
            return runs.filter(run -> run.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static CommandLineRun refused(int code, String... arguments) {
        CommandLineRun run = podium(arguments);
        assertThat(run.code()).as(run.err()).isEqualTo(code);
        return run;
    }

    @Test
    void bothHalvesAreCompared() throws IOException {
        Path out = folder.resolve("out");
        CommandLineRun run = podium(
                "strategies",
                segmenter.toString(),
                classifier.toString(),
                "--truth",
                "--bootstraps",
                "50",
                "--out",
                out.toString());
        assertThat(run.out()).contains("\n\n").doesNotContain("\\n");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Classification by " + classifier.getFileName() + ": 11 images")
                .contains("Segmentation by " + segmenter.getFileName() + ": 11 images")
                .contains("Classification on these images")
                .contains("20 images that nothing was tuned on")
                .contains("expected-dice", "global+argmax", "gated+background-bias", "the best", "regret")
                .contains("Calibrations of " + classifier.getFileName() + ": 11 images, each judged by")
                .contains("Calibrations of " + classifier.getFileName() + ": 20 images that nothing was fitted on")
                .containsPattern("(No calibration is better than none|is better than none by) ");
        assertThat(run.err()).contains("no image shows ", "per-class takes the threshold of all classes");
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains(
                            "classification.csv",
                            "segmentation.csv",
                            "completion.csv",
                            "classification-test.csv",
                            "calibrations.csv",
                            "calibrations-test.csv",
                            "segmentation-test.csv",
                            "manifest.json");
        }
        assertThat(out.resolve("classification.csv"))
                .content()
                .startsWith("strategy,calibration,dice,low,high,to_best,")
                .contains("\njoint,platt,");
        String all = podium("strategies", classifier.toString(), "--all").out();
        assertThat(all.lines().filter(line -> line.startsWith("joint "))).hasSize(4);
    }

    @Test
    void whatIsEncodedIsValidAndTheSameAgain() throws IOException {
        Path first = folder.resolve("first");
        CommandLineRun run = podium(
                "encode",
                classifier.toString(),
                segmenter.toString(),
                "--strategy",
                "global+argmax+mask",
                "--segmentation-strategy",
                "background-bias",
                "--out",
                first.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().strip()).isEqualTo(first.resolve("submission.csv").toString());
        assertThat(run.err()).contains("classification: global+argmax", "segmentation: background-bias", "20 images");
        assertThat(podium("validate", run.out().strip(), "-c", "sample").code()).isZero();
        assertThat(first.resolve("manifest.json")).exists();
        CommandLineRun again = podium(
                "encode",
                segmenter.toString(),
                classifier.toString(),
                "--strategy",
                "global+argmax+mask",
                "--segmentation-strategy",
                "background-bias",
                "--out",
                first.toString());
        assertThat(again.err()).contains("unchanged, reused");
        Path second = folder.resolve("second");
        CommandLineRun from = podium(
                "encode",
                classifier.toString(),
                segmenter.toString(),
                "--from",
                first.resolve("strategy.yaml").toString(),
                "--out",
                second.toString());
        assertThat(from.code()).as(from.err()).isZero();
        assertThat(second.resolve("submission.csv")).hasSameBinaryContentAs(first.resolve("submission.csv"));
    }

    /** An older run has scores alone; a calibration that was fitted on logits decides it, and a foreign file, too. */
    @Test
    void aStrategyOnLogitsDecidesRunsWithLogitsAndScoresAlone() throws IOException {
        Path tuned = folder.resolve("tuned");
        CommandLineRun run = podium(
                "encode",
                classifier.toString(),
                "--strategy",
                "expected-dice",
                "--calibration",
                "platt",
                "--out",
                tuned.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("expected-dice, calibration platt").doesNotContain("an older version");
        Path yaml = tuned.resolve("strategy.yaml");
        assertThat(yaml).content().contains("input: \"log-odds\"", "slope:", "offset:");
        Path older = folder.resolve("older");
        copy(classifier, older);
        Files.delete(older.resolve("logits-valid.csv"));
        Files.delete(older.resolve("logits-test.csv"));
        CommandLineRun again = encodedFrom(yaml, "again", classifier.toString());
        assertThat(again.err()).doesNotContain("an older version");
        assertThat(folder.resolve("again/submission.csv")).hasSameBinaryContentAs(tuned.resolve("submission.csv"));
        CommandLineRun without = encodedFrom(yaml, "without", older.toString(), "-c", "sample");
        assertThat(without.err()).contains("logits-test.csv: there is no such file, since an older version trained");
        encodedFrom(
                yaml,
                "foreign",
                "-c",
                "sample",
                "--scores",
                classifier.resolve("scores-test.csv").toString());
        assertThat(folder.resolve("foreign/submission.csv"))
                .hasSameBinaryContentAs(folder.resolve("without/submission.csv"));
        encodedFrom(
                yaml,
                "logits",
                "-c",
                "sample",
                "--logits",
                "--scores",
                classifier.resolve("logits-test.csv").toString());
        assertThat(folder.resolve("logits/submission.csv")).hasSameBinaryContentAs(tuned.resolve("submission.csv"));
        CommandLineRun compared = podium("strategies", older.toString(), "-c", "sample", "--bootstraps", "20");
        assertThat(compared.code()).as(compared.err()).isZero();
        assertThat(compared.err()).contains("logits-valid.csv: there is no such file");
    }

    private CommandLineRun encodedFrom(Path yaml, String out, String... arguments) {
        List<String> all = new ArrayList<>(List.of("encode", "--from", yaml.toString()));
        Collections.addAll(all, arguments);
        Collections.addAll(all, "--out", folder.resolve(out).toString());
        CommandLineRun run = podium(all.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    /** Scores and masks by hand are decided as a run's; masks come back from submission.csv pixel for pixel. */
    @Test
    void filesOfOthersAreEncodedToo() throws IOException {
        Path ofRuns = folder.resolve("runs");
        Path ofFiles = folder.resolve("files");
        Path masks = Files.createDirectory(folder.resolve("masks"));
        List<String> ids = new ArrayList<>();
        try (Stream<Path> files = Files.list(segmenter.resolve("masks-test"))) {
            for (Path file : files.sorted().toList()) {
                String id = file.getFileName().toString().replace(".png", "");
                ids.add(id);
                if (ids.size() % 2 == 0) {
                    Files.copy(file, masks.resolve(file.getFileName()));
                } else {
                    LabelMap map = MaskFile.read(file, 20, new RenumberedMasks());
                    try (var out = Files.newOutputStream(masks.resolve(id + ".npy"))) {
                        NpyArray.write(map, out);
                    }
                }
            }
        }
        for (String[] arguments : new String[][] {
            {"encode", classifier.toString(), segmenter.toString(), "--out", ofRuns.toString()},
            {
                "encode",
                "-c",
                "sample",
                "--scores",
                classifier.resolve("scores-test.csv").toString(),
                "--masks",
                masks.toString(),
                "--out",
                ofFiles.toString()
            }
        }) {
            List<String> all = new ArrayList<>(List.of(arguments));
            Collections.addAll(all, "--strategy", "max-gap", "--calibration", "none");
            Collections.addAll(all, "--segmentation-strategy", "argmax");
            CommandLineRun run = podium(all.toArray(String[]::new));
            assertThat(run.code()).as(run.err()).isZero();
        }
        assertThat(ofFiles.resolve("submission.csv")).hasSameBinaryContentAs(ofRuns.resolve("submission.csv"));
        Prepared prepared = Prepared.open(new Workspace(workspace), "sample");
        try (Solution solution = prepared.openSolution()) {
            List<String> seen = new ArrayList<>();
            SubmissionReader.read(
                    ofRuns.resolve("submission.csv"), ReadLimits.DEFAULT, Expected.of(solution), (row, runs) -> {
                        if (solution.id(row).endsWith("_segmentation")) {
                            String id = solution.imageId(solution.image(row));
                            seen.add(id);
                            assertThat(LabelMap.ofPlanes(runs, 20, solution.width(row), solution.height(row)))
                                    .isEqualTo(MaskFile.read(
                                            segmenter.resolve("masks-test/" + id + ".png"), 20, new RenumberedMasks()));
                        }
                    });
            assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    private Path scores(String name, List<String> classes, String odd) throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder text = new StringBuilder("Id," + String.join(",", classes) + "\n");
        for (int image = 0; image < 30; image++) {
            text.append("i").append(image);
            for (int label = 0; label < classes.size(); label++) {
                boolean here = image == 7 && classes.get(label).equals("dog");
                text.append(',').append(here && !odd.isEmpty() ? odd : Double.toString(random.nextDouble()));
            }
            text.append('\n');
        }
        return Files.writeString(folder.resolve(name), text);
    }

    private Path labels(int images) throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        StringBuilder text = new StringBuilder("Id,cat,dog,eel\n");
        for (int image = 0; image < images; image++) {
            text.append("i").append(image).append(',').append(random.nextInt(2));
            text.append(',').append(random.nextInt(2)).append(",0\n");
        }
        return Files.writeString(folder.resolve("labels.csv"), text);
    }

    @Test
    void scoresOfAnyProgramAreCompared() throws IOException {
        Path labels = labels(32);
        Path good = scores("good.csv", List.of("cat", "dog", "eel"), "");
        CommandLineRun run = podium("strategies", "--scores", good.toString(), "--labels", labels.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("Classification by good.csv: 30 images", "the best");
        assertThat(run.err())
                .contains("no scores of 2 images (i30, i31)", "they are left out", "no image shows eel")
                .contains("good-strategies/classification.csv");
        Path other = scores("other.csv", List.of("eel", "cat", "dog"), "");
        CommandLineRun order = podium("strategies", "--scores", other.toString(), "--labels", labels.toString());
        assertThat(order.code()).isZero();
        assertThat(order.err()).contains("the classes are in another order; they were matched by name");
        CommandLineRun more = podium(
                "strategies",
                "--scores",
                scores("more.csv", List.of("cat", "dog", "eel", "fox"), "").toString(),
                "--labels",
                labels.toString());
        assertThat(more.err()).contains("columns that are no class are left out: fox");
    }

    /** Neither the order of rows nor the number of threads shows in what comes out. */
    @Test
    void orderAndThreadsChangeNothing() throws IOException {
        Path run = folder.resolve("run");
        copy(classifier, run);
        for (String part : List.of("scores-valid.csv", "scores-test.csv")) {
            List<String> lines = new ArrayList<>(Files.readAllLines(run.resolve(part)));
            List<String> rows = lines.subList(1, lines.size());
            Collections.reverse(rows);
            Files.write(run.resolve(part), lines);
        }
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        Workspace place = new Workspace(workspace);
        Clock clock = Clock.systemUTC();
        Program program = new Program("test", null);
        StrategyNames names = StrategyNames.BEST;
        new Encode(new Context(place, clock, program, 1, Progress.NONE, note -> {}))
                .run(new Encode.Request(
                        List.of(classifier, segmenter), null, null, false, null, null, names, "a", first));
        new Encode(new Context(place, clock, program, 3, Progress.NONE, note -> {}))
                .run(new Encode.Request(
                        List.of(segmenter, run), "sample", null, false, null, null, names, "b", second));
        assertThat(second.resolve("submission.csv")).hasSameBinaryContentAs(first.resolve("submission.csv"));
        assertThat(Files.readString(second.resolve("strategy.yaml"))
                        .replace("\"run\"", "\"" + classifier.getFileName() + "\""))
                .isEqualTo(Files.readString(first.resolve("strategy.yaml")));
    }

    @Test
    void scoresThatAreNoneAreRefusedWithTheirPlace() throws IOException {
        Path labels = labels(30);
        List<String> classes = List.of("cat", "dog", "eel");
        assertThat(refused(
                                1,
                                "strategies",
                                "--scores",
                                scores("nan.csv", classes, "NaN").toString(),
                                "--labels",
                                labels.toString())
                        .err())
                .contains("nan.csv:9: Id 'i7': the score of dog is 'NaN'; expected a number");
        Path logits = scores("logits.csv", classes, "-3.5");
        assertThat(refused(1, "strategies", "--scores", logits.toString(), "--labels", labels.toString())
                        .err())
                .contains("the score of dog for Id 'i7' is -3.5; expected a probability", "logits");
        assertThat(podium("strategies", "--logits", "--scores", logits.toString(), "--labels", labels.toString())
                        .code())
                .isZero();
        assertThat(refused(
                                1,
                                "strategies",
                                "--scores",
                                scores("few.csv", List.of("cat", "eel"), "").toString(),
                                "--labels",
                                labels.toString())
                        .err())
                .contains("few.csv:1: no column dog; expected 'Id', then cat, dog, eel");
        Path good = scores("good.csv", classes, "");
        assertThat(refused(
                                1,
                                "strategies",
                                "--scores",
                                good.toString(),
                                "--labels",
                                labels(28).toString())
                        .err())
                .contains("no labels for 2 images (i28, i29)");
        Files.writeString(
                folder.resolve("labels.csv"), Files.readString(labels(30)).replace(",0\n", ",2\n"));
        assertThat(refused(1, "strategies", "--scores", good.toString(), "--labels", labels.toString())
                        .err())
                .contains("the label of eel for Id 'i0' is 2.0; expected 1 (there), 0 (not there) or -1");
    }

    @Test
    void whatCannotBeEncodedIsSaid() throws IOException {
        Path scores = classifier.resolve("scores-test.csv");
        List<String> lines = Files.readAllLines(scores);
        Path short3 = Files.write(folder.resolve("short.csv"), lines.subList(0, lines.size() - 2));
        assertThat(refused(1, "encode", "-c", "sample", "--scores", short3.toString(), "--strategy", "argmax")
                        .err())
                .contains("short.csv: no scores of 2 images (", "of the competition's 20 test images");
        assertThat(refused(2, "encode", "-c", "sample", "--scores", scores.toString(), "--strategy", "joint")
                        .err())
                .contains("what needs no tuning", "fixed:0.5, max-gap, argmax, expected-dice");
        assertThat(refused(2, "encode", "-c", "sample").err()).contains("what is to be encoded?");
        assertThat(refused(2, "encode", classifier.toString(), "--scores", scores.toString())
                        .err())
                .contains("two answers to one half");
        assertThat(refused(2, "encode", classifier.toString(), classifier.toString())
                        .err())
                .contains("two classifiers: expected one run, or a classifier's and a segmenter's");
        assertThat(refused(2, "encode", segmenter.toString(), "--segmentation-strategy", "gated")
                        .err())
                .contains("needs a classifier's run, too");
        assertThat(refused(2, "encode", classifier.toString(), "--strategy", "globl")
                        .err())
                .contains("no strategy 'globl'; expected fixed:T, global");
        assertThat(refused(1, "encode", "-c", "sample", "--masks", folder.toString(), "--strategy", "argmax")
                        .err())
                .contains("no mask of image ", ".png (palette) or ");
        Path elsewhere = folder.resolve("elsewhere");
        copy(classifier, elsewhere);
        assertThat(refused(2, "strategies", elsewhere.toString()).err())
                .contains("of which competition?", "--competition NAME");
        assertThat(podium("strategies", elsewhere.toString(), "-c", "sample").code())
                .isZero();
        assertThat(refused(2, "strategies").err()).contains("what is to be compared?");
        Files.delete(elsewhere.resolve("scores-valid.csv"));
        assertThat(refused(1, "strategies", elsewhere.toString(), "-c", "sample")
                        .err())
                .contains("there are no scores of valid images to tune by");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}

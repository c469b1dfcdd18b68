package podium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

/** Compares strategies and writes submissions, for networks of the sample and for scores of other programs. */
class StrategyCommandsTest {
    private final CommandLineWorkspace workspace = TrainedSample.played().workspace();
    private final Path classifier = TrainedSample.played().classifier();
    private final Path segmenter = TrainedSample.played().segmenter();

    @TempDir
    private Path folder;

    /** Runs a command that writes to {@code out} and must succeed. */
    private CommandLineRun done(Path out, Object... arguments) {
        return workspace.done(Stream.concat(Stream.of(arguments), Stream.of("--out", out))
                .map(Object::toString)
                .toArray(String[]::new));
    }

    @Test
    void strategiesOfBothTasksAreCompared() throws IOException {
        Path out = folder.resolve("out");
        CommandLineRun run = done(out, "strategies", segmenter, classifier, "--truth", "--bootstraps", "50");
        assertThat(run.out()).contains("\n\n").doesNotContain("\\n");
        assertThat(run.out())
                .contains("Classification by " + classifier.getFileName() + ": 11 images")
                .contains("Segmentation by " + segmenter.getFileName() + ": 11 images")
                .contains("Classification on these images")
                .contains("20 images on which nothing was tuned")
                .contains("expected-dice", "global+argmax", "gated+background-bias", "the best", "regret")
                .contains("Calibrations of " + classifier.getFileName() + ": 11 images, fitted and evaluated by")
                .contains("Calibrations of " + classifier.getFileName() + ": 20 images on which nothing was fitted")
                .containsPattern("(No calibration is better than none|is better than none by) ");
        assertThat(run.err()).contains("no image shows ", "per-class uses the threshold of all classes");
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
        String all =
                done(folder.resolve("all"), "strategies", classifier, "--all").out();
        assertThat(all.lines().filter(line -> line.startsWith("joint "))).hasSize(4);
    }

    @Test
    void encodingTwiceGivesTheSameValidSubmission() throws IOException {
        Path first = folder.resolve("first");
        Object[] strategies = {"--strategy", "global+argmax+mask", "--segmentation-strategy", "background-bias"};
        CommandLineRun run = encoded(first, List.of(classifier, segmenter), strategies);
        assertThat(run.out().strip()).isEqualTo(first.resolve("submission.csv").toString());
        assertThat(run.err()).contains("classification: global+argmax", "segmentation: background-bias", "20 images");
        workspace.done("validate", run.out().strip(), "-c", "sample");
        assertThat(first.resolve("manifest.json")).exists();
        assertThat(encoded(first, List.of(segmenter, classifier), strategies).err())
                .contains("unchanged, reused");
        Path second = folder.resolve("second");
        encoded(second, List.of(classifier, segmenter), "--from", first.resolve("strategy.yaml"));
        assertThat(second.resolve("submission.csv")).hasSameBinaryContentAs(first.resolve("submission.csv"));
    }

    private CommandLineRun encoded(Path out, List<Path> runs, Object... arguments) {
        return done(
                out,
                Stream.of(Stream.of("encode"), runs.stream(), Stream.of(arguments))
                        .flatMap(part -> part)
                        .toArray());
    }

    /** A run of an older version and a foreign file have only scores; a calibration fitted on logits decides both. */
    @Test
    void aStrategyFittedOnLogitsAlsoDecidesScores() throws IOException {
        Path tuned = folder.resolve("tuned");
        CommandLineRun run =
                encoded(tuned, List.of(classifier), "--strategy", "expected-dice", "--calibration", "platt");
        assertThat(run.err()).contains("expected-dice, calibration platt").doesNotContain("an older version");
        Path yaml = tuned.resolve("strategy.yaml");
        assertThat(yaml).content().contains("input: \"log-odds\"", "slope:", "offset:");
        Path older = folder.resolve("older");
        copy(classifier, older);
        Files.delete(older.resolve("logits-valid.csv"));
        Files.delete(older.resolve("logits-test.csv"));
        CommandLineRun again = encodedFrom(yaml, "again", classifier);
        assertThat(again.err()).doesNotContain("an older version");
        assertThat(folder.resolve("again/submission.csv")).hasSameBinaryContentAs(tuned.resolve("submission.csv"));
        CommandLineRun without = encodedFrom(yaml, "without", older, "-c", "sample");
        assertThat(without.err()).contains("logits-test.csv: no such file, since an older version trained");
        encodedFrom(yaml, "foreign", "-c", "sample", "--scores", classifier.resolve("scores-test.csv"));
        assertThat(folder.resolve("foreign/submission.csv"))
                .hasSameBinaryContentAs(folder.resolve("without/submission.csv"));
        encodedFrom(yaml, "logits", "-c", "sample", "--logits", "--scores", classifier.resolve("logits-test.csv"));
        assertThat(folder.resolve("logits/submission.csv")).hasSameBinaryContentAs(tuned.resolve("submission.csv"));
        CommandLineRun compared = workspace.done("strategies", older.toString(), "-c", "sample", "--bootstraps", "20");
        assertThat(compared.err()).contains("logits-valid.csv: no such file");
    }

    private CommandLineRun encodedFrom(Path yaml, String out, Object... arguments) {
        return done(
                folder.resolve(out),
                Stream.concat(Stream.of("encode", "--from", yaml), Stream.of(arguments))
                        .toArray());
    }

    /** Foreign scores and masks are decided like those of a run, and submission.csv has the same masks. */
    @Test
    void filesOfOtherProgramsAreEncoded() throws IOException {
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
        Object[] strategies = {
            "--strategy", "max-gap", "--calibration", "none", "--segmentation-strategy", "argmax", "-c", "sample"
        };
        encoded(ofRuns, List.of(classifier, segmenter), strategies);
        done(
                ofFiles,
                Stream.concat(
                                Stream.of(
                                        "encode", "--scores", classifier.resolve("scores-test.csv"), "--masks", masks),
                                Stream.of(strategies))
                        .toArray());
        assertThat(ofFiles.resolve("submission.csv")).hasSameBinaryContentAs(ofRuns.resolve("submission.csv"));
        Prepared prepared = Prepared.open(new Workspace(workspace.root()), "sample");
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
    void scoresOfOtherProgramsAreCompared() throws IOException {
        Path labels = labels(32);
        Path good = scores("good.csv", List.of("cat", "dog", "eel"), "");
        CommandLineRun run = workspace.done("strategies", "--scores", good.toString(), "--labels", labels.toString());
        assertThat(run.out()).contains("Classification by good.csv: 30 images", "the best");
        assertThat(run.err())
                .contains("no scores for 2 images (i30, i31)", "they are skipped", "no image shows eel")
                .contains("good-strategies/classification.csv");
        Path other = scores("other.csv", List.of("eel", "cat", "dog"), "");
        CommandLineRun order =
                workspace.podium("strategies", "--scores", other.toString(), "--labels", labels.toString());
        assertThat(order.code()).isZero();
        assertThat(order.err()).contains("the classes are in a different order; they were matched by name");
        CommandLineRun more = workspace.podium(
                "strategies",
                "--scores",
                scores("more.csv", List.of("cat", "dog", "eel", "fox"), "").toString(),
                "--labels",
                labels.toString());
        assertThat(more.err()).contains("ignored columns that are not classes: fox");
    }

    /** The order of rows and runs and the number of threads must not influence the files. */
    @Test
    void orderAndThreadsDoNotChangeTheResult() throws IOException {
        Path run = folder.resolve("run");
        copy(classifier, run);
        for (String part : List.of("scores-valid.csv", "scores-test.csv")) {
            List<String> lines = new ArrayList<>(Files.readAllLines(run.resolve(part)));
            List<String> rows = lines.subList(1, lines.size());
            Collections.reverse(rows);
            Files.write(run.resolve(part), lines);
        }
        Path byTheWholeJob = workspace.run("tuned-");
        Path again = folder.resolve("again");
        int threads = Runtime.getRuntime().availableProcessors() + 1;
        encoded(again, List.of(segmenter, run), "-c", "sample", "--threads", threads);
        assertThat(again.resolve("submission.csv")).hasSameBinaryContentAs(byTheWholeJob.resolve("submission.csv"));
        assertThat(Files.readString(again.resolve("strategy.yaml"))
                        .replace("\"run\"", "\"" + classifier.getFileName() + "\""))
                .isEqualTo(Files.readString(byTheWholeJob.resolve("strategy.yaml")));
    }

    @Test
    void invalidScoresAreRefusedWithFileAndLine() throws IOException {
        Path labels = labels(30);
        List<String> classes = List.of("cat", "dog", "eel");
        assertThat(workspace
                        .ended(
                                1,
                                "strategies",
                                "--scores",
                                scores("nan.csv", classes, "NaN").toString(),
                                "--labels",
                                labels.toString())
                        .err())
                .contains("nan.csv:9: Id 'i7': the score of dog is 'NaN'; expected a number");
        Path logits = scores("logits.csv", classes, "-3.5");
        assertThat(workspace
                        .ended(1, "strategies", "--scores", logits.toString(), "--labels", labels.toString())
                        .err())
                .contains("the score of dog for Id 'i7' is -3.5; expected a probability", "logits");
        assertThat(workspace
                        .podium("strategies", "--logits", "--scores", logits.toString(), "--labels", labels.toString())
                        .code())
                .isZero();
        assertThat(workspace
                        .ended(
                                1,
                                "strategies",
                                "--scores",
                                scores("few.csv", List.of("cat", "eel"), "").toString(),
                                "--labels",
                                labels.toString())
                        .err())
                .contains("few.csv:1: no column dog; expected 'Id', then cat, dog, eel");
        Path good = scores("good.csv", classes, "");
        assertThat(workspace
                        .ended(
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
        assertThat(workspace
                        .ended(1, "strategies", "--scores", good.toString(), "--labels", labels.toString())
                        .err())
                .contains("the label of eel for Id 'i0' is 2.0; expected 1 (present), 0 (absent) or -1");
    }

    @Test
    void impossibleEncodingsAreReported() throws IOException {
        Path scores = classifier.resolve("scores-test.csv");
        List<String> lines = Files.readAllLines(scores);
        Path short3 = Files.write(folder.resolve("short.csv"), lines.subList(0, lines.size() - 2));
        assertThat(workspace
                        .ended(1, "encode", "-c", "sample", "--scores", short3.toString(), "--strategy", "argmax")
                        .err())
                .contains("short.csv: no scores for 2 images (", "of the competition's 20 test images");
        assertThat(workspace
                        .ended(2, "encode", "-c", "sample", "--scores", scores.toString(), "--strategy", "joint")
                        .err())
                .contains("need a strategy without tuning", "fixed:0.5, max-gap, argmax, expected-dice");
        assertThat(workspace.ended(2, "encode", "-c", "sample").err())
                .contains("no predictions given; expected a classifier's run");
        assertThat(workspace
                        .ended(2, "encode", classifier.toString(), "--scores", scores.toString())
                        .err())
                .contains("are for the same task");
        assertThat(workspace
                        .ended(2, "encode", classifier.toString(), classifier.toString())
                        .err())
                .contains("two classifiers given; expected one run, or a classifier's and a segmenter's run");
        assertThat(workspace
                        .ended(2, "encode", segmenter.toString(), "--segmentation-strategy", "gated")
                        .err())
                .contains("also needs a classifier's run");
        assertThat(workspace
                        .ended(2, "encode", classifier.toString(), "--strategy", "globl")
                        .err())
                .contains("no strategy 'globl'; expected fixed:T, global");
        assertThat(workspace
                        .ended(1, "encode", "-c", "sample", "--masks", folder.toString(), "--strategy", "argmax")
                        .err())
                .contains("no mask for image ", ".png (palette) or ");
        Path elsewhere = folder.resolve("elsewhere");
        copy(classifier, elsewhere);
        assertThat(workspace.ended(2, "strategies", elsewhere.toString()).err())
                .contains("is not in a competition's folder", "--competition NAME");
        assertThat(workspace
                        .podium("strategies", elsewhere.toString(), "-c", "sample")
                        .code())
                .isZero();
        assertThat(workspace.ended(2, "strategies").err()).contains("no run and no scores given");
        Files.delete(elsewhere.resolve("scores-valid.csv"));
        assertThat(workspace
                        .ended(1, "strategies", elsewhere.toString(), "-c", "sample")
                        .err())
                .contains("no scores of valid images to tune on");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}

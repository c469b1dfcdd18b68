package podium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Competitions of one task, on data sets without what only the other task needs. */
class OneTaskTest {
    @TempDir
    private Path folder;

    private Path workspace;
    private Path data;

    @BeforeEach
    void init() throws IOException {
        workspace = folder.resolve("workspace");
        data = workspace.resolve("data/sample");
        assertThat(CommandLineRun.of("init", workspace.toString()).code()).isZero();
        QuickPlayers.writeTo(workspace);
    }

    private CommandLineRun podium(String... arguments) {
        return CommandLineRun.in(workspace, arguments);
    }

    private CommandLineRun done(String... arguments) {
        CommandLineRun run = podium(arguments);
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        return run;
    }

    /** The sample without a folder, played for one task. */
    private void sample(int images, String task, String without) throws IOException {
        done("data", "sample", "--images", Integer.toString(images), "--seed", "7");
        FileUtils.deleteDirectory(data.resolve(without).toFile());
        Path yaml = workspace.resolve("competition/sample/competition.yaml");
        Files.writeString(
                yaml, Files.readString(yaml).replace("tasks: [classification, segmentation]", "tasks: [" + task + "]"));
    }

    private String run(String prefix) throws IOException {
        try (Stream<Path> runs = Files.list(workspace.resolve("submissions/sample"))) {
            return runs.filter(run -> run.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow()
                    .toString();
        }
    }

    @Test
    void classesAloneNeedNoMasks() throws IOException {
        sample(80, "classification", "SegmentationClass");
        assertThat(done("data", "check", "sample").out()).isEqualTo("sample: no fault\n");
        assertThat(done("data", "describe", "sample").out())
                .contains("sample, list 'train': 60 images", "person")
                .doesNotContain("in masks", "of pixels", "background", "NaN");
        CommandLineRun job = done("run");
        assertThat(job.err()).contains("train       classifier trained", "tuned ");
        assertThat(job.err()).doesNotContain("segment", "mask");
        assertThat(job.out()).contains("  prior ", "  random ", "  argmax ", "  tuned ");
        assertThat(workspace.resolve("submissions/sample/report.html"))
                .content()
                .contains("Classifier", "Strategies")
                .doesNotContain("Segmenter");
        String classifier = run("classifier-");
        assertThat(done("strategies", classifier, "--truth", "--bootstraps", "20")
                        .out())
                .contains("Classification by ")
                .doesNotContain("Segmentation by ");
        done(
                "attack",
                classifier,
                "--epsilon",
                "2",
                "--limit",
                "2",
                "--out",
                folder.resolve("attack").toString());
        done(
                "explain",
                classifier,
                "--limit",
                "2",
                "--out",
                folder.resolve("explain").toString());
        assertThat(done("score", run("tuned-") + "/submission.csv", "-c", "sample", "--json")
                        .out())
                .contains("\"segmentation\" : null");
        CommandLineRun segmenter = podium("train", "sample", "--recipe", "segmenter");
        assertThat(segmenter.code()).isEqualTo(2);
        assertThat(segmenter.err())
                .contains(
                        "competition sample has no masks to train a segmenter on, since its tasks are [classification]");
    }

    /** Labels from masks are a need for masks. */
    @Test
    void classesFromMasksNeedMasks() throws IOException {
        sample(32, "classification", "Annotations");
        assertThat(podium("data", "check", "sample").out()).contains("sample: 32 faults", "Annotations", "missing");
        assertThat(done("data", "check", "sample", "--set", "dataset.labels=masks")
                        .out())
                .isEqualTo("sample: no fault\n");
        CommandLineRun prepare = podium("prepare", "sample");
        assertThat(prepare.code()).isEqualTo(1);
        assertThat(prepare.err()).contains("--set dataset.labels=masks");
        FileUtils.deleteDirectory(data.resolve("SegmentationClass").toFile());
        assertThat(podium("data", "check", "sample", "--set", "dataset.labels=masks")
                        .out())
                .contains("sample: 32 faults", "SegmentationClass");
    }

    @Test
    void pixelsAloneNeedNoAnnotations() throws IOException {
        sample(80, "segmentation", "Annotations");
        assertThat(done("data", "check", "sample").out()).isEqualTo("sample: no fault\n");
        assertThat(done("data", "describe", "sample").out()).contains("labels an image", "in masks", "of pixels");
        CommandLineRun job = done("run");
        assertThat(job.err())
                .contains("train       segmenter trained", "tuned ")
                .doesNotContain("classif");
        assertThat(job.out()).contains("  prior ", "  random ", "  argmax ", "  tuned ");
        assertThat(workspace.resolve("submissions/sample/report.html"))
                .content()
                .contains("Segmenter", "Strategies")
                .doesNotContain("Classifier");
        String segmenter = run("segmenter-");
        assertThat(done("strategies", segmenter, "--truth", "--bootstraps", "20")
                        .out())
                .contains("Segmentation by ")
                .doesNotContain("Classification by ");
        done(
                "attack",
                segmenter,
                "--epsilon",
                "2",
                "--limit",
                "2",
                "--out",
                folder.resolve("attack").toString());
        assertThat(done("score", run("tuned-") + "/submission.csv", "-c", "sample", "--json")
                        .out())
                .contains("\"classification\" : null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mean-dice", "voc-miou", "column-major-dice"})
    void everyMetricOfPixelsIsPlayedWithoutAnnotations(String metric) throws IOException {
        sample(32, "segmentation", "Annotations");
        List<String> job = new ArrayList<>(List.of("run", "--classifier", "none", "--segmenter", "none"));
        job.addAll(List.of("--set", "evaluation.metric=" + metric));
        assertThat(done(job.toArray(String[]::new)).out()).contains("  prior ", "  random ");
        if (metric.equals("column-major-dice")) {
            job.addAll(List.of("--set", "tasks=[classification, segmentation]"));
            done(job.toArray(String[]::new));
        }
    }

    /** What a host publishes of one task lacks the other's files; a table's other columns are not read. */
    @ParameterizedTest
    @ValueSource(strings = {"classification", "segmentation"})
    void whatIsPublishedOfOneTaskIsPlayed(String task) throws IOException {
        boolean classes = task.equals("classification");
        sample(32, task, classes ? "SegmentationClass" : "Annotations");
        Path published = folder.resolve("class");
        done("prepare", "sample", "--publish", published.toString());
        assertThat(Files.exists(published.resolve("public/train/seg"))).isEqualTo(!classes);
        Path table = published.resolve("public/train/train_set.csv");
        if (!classes) {
            List<String> rows = new ArrayList<>(List.of("Id,remarks"));
            Files.readAllLines(table).stream()
                    .skip(1)
                    .forEach(row -> rows.add(row.substring(0, row.indexOf(',')) + ",good,or not"));
            Files.write(table, rows);
        }
        Path host = published.resolve("private");
        assertThat(CommandLineRun.in(host, "data", "check", "sample-published").out())
                .isEqualTo("sample-published: no fault\n");
        CommandLineRun job = CommandLineRun.in(host, "run", "sample-published");
        assertThat(job.code()).as(job.err()).isZero();
        assertThat(job.out()).contains("  prior ", "  random ");
        FileUtils.deleteDirectory(published
                .resolve(classes ? "public/train/img" : "public/train/seg")
                .toFile());
        assertThat(CommandLineRun.in(host, "data", "check", "sample-published").out())
                .contains("sample-published: 24 faults");
    }
}

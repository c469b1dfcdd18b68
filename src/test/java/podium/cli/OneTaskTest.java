package podium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Competitions with one task, on data sets without the files that only the other task needs. */
class OneTaskTest {
    @TempDir
    private Path folder;

    private CommandLineWorkspace workspace;
    private Path data;

    @BeforeEach
    void init() throws IOException {
        workspace = CommandLineWorkspace.make(folder.resolve("workspace")).withQuickPlayers();
        data = workspace.resolve("data/sample");
    }

    /** Generates the sample, deletes a folder of it, and sets the one task. */
    private void sample(int images, String task, String without) throws IOException {
        workspace.withSample(images);
        FileUtils.deleteDirectory(data.resolve(without).toFile());
        Path yaml = workspace.resolve("competition/sample/competition.yaml");
        Files.writeString(
                yaml, Files.readString(yaml).replace("tasks: [classification, segmentation]", "tasks: [" + task + "]"));
    }

    /** A task and the words that reports use for it. */
    private enum Half {
        CLASSES("classifier", "Classification"),
        PIXELS("segmenter", "Segmentation");

        private final String network;
        private final String title;

        Half(String network, String title) {
            this.network = network;
            this.title = title;
        }

        private String heading() {
            return network.substring(0, 1).toUpperCase(Locale.ROOT) + network.substring(1);
        }
    }

    /** Plays all commands and checks that no output mentions the other task. Returns the messages of podium run. */
    private String playedAlone(Half half, Half other) throws IOException {
        assertThat(workspace.done("data", "check", "sample").out()).isEqualTo("sample: no fault\n");
        CommandLineRun job = workspace.done("run");
        assertThat(job.err()).contains("train       " + half.network + " trained", "tuned ");
        assertThat(job.out()).contains("  prior ", "  random ", "  argmax ", "  tuned ");
        assertThat(workspace.resolve("submissions/sample/report.html"))
                .content()
                .contains(half.heading(), "Strategies")
                .doesNotContain(other.heading());
        String network = workspace.run(half.network + "-").toString();
        assertThat(workspace
                        .done("strategies", network, "--truth", "--bootstraps", "20")
                        .out())
                .contains(half.title + " by ")
                .doesNotContain(other.title + " by ");
        workspace.done(
                "attack",
                network,
                "--epsilon",
                "2",
                "--limit",
                "2",
                "--out",
                folder.resolve("attack").toString());
        Path tuned = workspace.run("tuned-").resolve("submission.csv");
        assertThat(workspace
                        .done("score", tuned.toString(), "-c", "sample", "--json")
                        .out())
                .contains("\"" + other.title.toLowerCase(Locale.ROOT) + "\" : null");
        return job.err();
    }

    @Test
    void classificationAloneNeedsNoMasks() throws IOException {
        sample(80, "classification", "SegmentationClass");
        assertThat(workspace.done("data", "describe", "sample").out())
                .contains("sample, list 'train': 60 images", "person")
                .doesNotContain("in masks", "of pixels", "background", "NaN");
        assertThat(playedAlone(Half.CLASSES, Half.PIXELS)).doesNotContain("segment", "mask");
        String classifier = workspace.run("classifier-").toString();
        workspace.done(
                "explain",
                classifier,
                "--limit",
                "2",
                "--out",
                folder.resolve("explain").toString());
        assertThat(workspace
                        .ended(2, "train", "sample", "--recipe", "segmenter")
                        .err())
                .contains(
                        "competition sample has no masks to train a segmenter on, since its tasks are [classification]");
    }

    @Test
    void segmentationAloneNeedsNoAnnotations() throws IOException {
        sample(80, "segmentation", "Annotations");
        assertThat(workspace.done("data", "describe", "sample").out())
                .contains("labels per image", "in masks", "of pixels");
        assertThat(playedAlone(Half.PIXELS, Half.CLASSES)).doesNotContain("classif");
    }

    /** Without the segmentation task, masks are still needed if they are the source of labels. */
    @Test
    void labelsFromMasksNeedMasks() throws IOException {
        sample(32, "classification", "Annotations");
        assertThat(workspace.podium("data", "check", "sample").out())
                .contains("sample: 32 faults", "Annotations", "missing");
        assertThat(workspace
                        .done("data", "check", "sample", "--set", "dataset.labels=masks")
                        .out())
                .isEqualTo("sample: no fault\n");
        CommandLineRun prepare = workspace.podium("prepare", "sample");
        assertThat(prepare.code()).isEqualTo(1);
        assertThat(prepare.err()).contains("--set dataset.labels=masks");
        FileUtils.deleteDirectory(data.resolve("SegmentationClass").toFile());
        assertThat(workspace
                        .podium("data", "check", "sample", "--set", "dataset.labels=masks")
                        .out())
                .contains("sample: 32 faults", "SegmentationClass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mean-dice", "voc-miou", "column-major-dice"})
    void everySegmentationMetricWorksWithoutAnnotations(String metric) throws IOException {
        sample(32, "segmentation", "Annotations");
        List<String> job = new ArrayList<>(List.of("run", "--classifier", "none", "--segmenter", "none"));
        job.addAll(List.of("--set", "evaluation.metric=" + metric));
        assertThat(workspace.done(job.toArray(String[]::new)).out()).contains("  prior ", "  random ");
        if (metric.equals("column-major-dice")) {
            job.addAll(List.of("--set", "tasks=[classification, segmentation]"));
            workspace.done(job.toArray(String[]::new));
        }
    }

    /** A published competition of one task lacks the other task's files, and its columns are not read. */
    @ParameterizedTest
    @ValueSource(strings = {"classification", "segmentation"})
    void aPublishedCompetitionOfOneTaskCanBePlayed(String task) throws IOException {
        boolean classes = task.equals("classification");
        sample(32, task, classes ? "SegmentationClass" : "Annotations");
        Path published = folder.resolve("class");
        workspace.done("prepare", "sample", "--publish", published.toString());
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

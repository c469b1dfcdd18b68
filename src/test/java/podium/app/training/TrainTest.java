package podium.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.app.ListRuns;
import podium.app.Predict;
import podium.app.SampleWorkspace;
import podium.core.InputException;
import podium.core.StoppedException;
import podium.core.UsageException;
import podium.core.files.Engines;
import podium.core.files.FolderLock;
import podium.core.files.Manifest;
import podium.player.figures.RunFigures;
import podium.player.network.HeadActivation;
import podium.player.network.engine.Mxnet;
import podium.player.prediction.ClassScores;
import podium.player.prediction.Classifier;
import podium.player.prediction.ScoreFile;
import podium.player.recipe.FoldChoice;
import podium.player.runs.RunFolder;

class TrainTest {
    @TempDir
    private static Path shared;

    private static SampleWorkspace sample;
    private static RunFolder finished;

    @TempDir
    private Path folder;

    @BeforeAll
    static void trainOnce() throws IOException {
        sample = SampleWorkspace.make(shared.resolve("workspace"));
        finished = sample.train("", FoldChoice.COMPETITION, null, false, 1).folder();
    }

    @Test
    void trainingWritesACompleteFolderWithoutCheckpoints() throws IOException {
        Path path = finished.path();
        assertThat(path.getParent()).isEqualTo(sample.root().resolve("submissions/sample"));
        assertThat(path.getFileName().toString()).matches("quick-[0-9a-f]{8}");
        try (Stream<Path> files = Files.list(path)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            ".lock",
                            "run-id.txt",
                            "recipe.yaml",
                            "synset.txt",
                            "history.csv",
                            "curves.png",
                            "classes.csv",
                            "confusion-valid.png",
                            "confusion-valid.csv",
                            "confused-valid.csv",
                            "figures.json",
                            "model-symbol.json",
                            "model-0000.params",
                            "scores-valid.csv",
                            "scores-test.csv",
                            "logits-valid.csv",
                            "logits-test.csv",
                            "manifest.json");
        }
        Manifest manifest = Manifest.read(path).orElseThrow();
        assertThat(manifest.changedOutputs(path)).isEmpty();
        assertThat(manifest.outputs())
                .hasSize(15)
                .extracting(Manifest.Sum::path)
                .contains("logits-valid.csv", "logits-test.csv");
        assertThat(manifest.inputs())
                .extracting(Manifest.Sum::path)
                .containsExactly("(images of train)", "(images of test)", "(labels of train)", "(folds: competition)");
        assertThat(new ScoreFile(finished.testScores()).read().ids()).hasSize(8);
        int valid = new ScoreFile(finished.validScores()).read().ids().size();
        RunFigures figures = RunFigures.read(finished.figures());
        assertThat(figures.validImages()).isEqualTo(valid);
        assertThat(figures.trainImages()).isEqualTo(24 - valid);
        assertThat(figures.epochs()).isEqualTo(2);
        assertThat(figures.outOfFold()).isFalse();
        assertThat(Files.readAllLines(finished.classes())).hasSizeGreaterThan(20);
        assertThat(ListRuns.run(sample.workspace(), "sample").text()).contains(path.getFileName() + " ");
    }

    @Test
    void aFinishedRunIsReusedUnlessAFileHasChanged() throws IOException {
        SampleWorkspace mine = sample.copiedTo(folder.resolve("w"));
        Train.Result again = mine.train("", FoldChoice.COMPETITION, null, false, 1);
        assertThat(again.reused()).isTrue();
        assertThat(again.folder().path().getFileName())
                .isEqualTo(finished.path().getFileName());
        Files.writeString(again.folder().testScores(), "Id\n");
        Train.Result mended = mine.train("", FoldChoice.COMPETITION, null, false, 1);
        assertThat(mended.reused()).isFalse();
        assertThat(mended.folder().testScores()).hasSameBinaryContentAs(finished.testScores());
    }

    @Test
    void threadsAndAStopDoNotChangeTheScores() throws IOException {
        SampleWorkspace mine = sample.copiedTo(folder.resolve("w"));
        Path out = folder.resolve("out");
        assertThatThrownBy(() -> mine.stoppingAfter(4).train("", FoldChoice.COMPETITION, out, false, 4))
                .isInstanceOf(StoppedException.class)
                .hasMessage("stopped after batch 1 of epoch 2");
        mine.stoppingAfter(Integer.MAX_VALUE).train("", FoldChoice.COMPETITION, out, false, 4);
        RunFolder made = new RunFolder(out);
        assertThat(made.testScores()).hasSameBinaryContentAs(finished.testScores());
        assertThat(made.validScores()).hasSameBinaryContentAs(finished.validScores());
        assertThat(made.validLogits()).hasSameBinaryContentAs(finished.validLogits());
        assertThat(made.testLogits()).hasSameBinaryContentAs(finished.testLogits());
        assertThat(made.model().parameters())
                .hasSameBinaryContentAs(finished.model().parameters());
        assertThat(made.checkpoint()).doesNotExist();

        assertThatThrownBy(() -> mine.train("seed=3", FoldChoice.COMPETITION, out, false, 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(
                        ": the folder belongs to the run " + finished.path().getFileName() + ", but this is");
        assertThat(made.testScores()).hasSameBinaryContentAs(finished.testScores());
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("recipe.yaml"), "mine");
        assertThatThrownBy(() -> mine.train("", FoldChoice.COMPETITION, other, false, 1))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith(": the folder has a recipe.yaml but no run-id.txt; name another folder");
        try (FolderLock lock = FolderLock.take(made.lock())) {
            assertThat(lock.channel().isOpen()).isTrue();
            assertThatThrownBy(() -> mine.train("", FoldChoice.COMPETITION, out, false, 1))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("is locked: another process is writing the same files");
        }
    }

    @Test
    void anUnreadableImageIsNamedOrSkipped() throws IOException {
        SampleWorkspace mine = sample.copiedTo(folder.resolve("w"));
        List<String> tests = new ScoreFile(finished.testScores()).read().ids();
        List<String> valid = new ScoreFile(finished.validScores()).read().ids();
        Path broken = Files.writeString(mine.image(valid.get(0)), "no jpeg");
        Path missing = mine.image(tests.get(0));
        Files.delete(missing);
        assertThatThrownBy(() -> mine.train("", FoldChoice.COMPETITION, null, false, 2))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(broken.getFileName().toString())
                .hasMessageContaining("--skip-corrupt");
        RunFolder made = mine.train("", FoldChoice.COMPETITION, null, true, 2).folder();
        assertThat(mine.log())
                .anyMatch(line -> line.startsWith("skipped: ") && line.contains(valid.get(0) + ".jpg"))
                .anyMatch(line -> line.startsWith("skipped: ") && line.contains(tests.get(0) + ".jpg"))
                .contains("1 of 24 images skipped", "1 of 8 images skipped");
        assertThat(new ScoreFile(made.testScores()).read().ids()).hasSize(7).doesNotContain(tests.get(0));
        assertThat(new ScoreFile(made.validScores()).read().ids()).doesNotContain(valid.get(0));
        assertThat(RunFigures.read(made.figures()).leftOut()).isEqualTo(1);
    }

    @Test
    void allFoldsAreScoredOrNone() throws IOException {
        SampleWorkspace mine = sample.copiedTo(folder.resolve("w"));
        RunFolder all =
                mine.train("checkpoint=last", FoldChoice.ALL, null, false, 2).folder();
        assertThat(mine.log()).contains("fold 1 of 5", "fold 5 of 5", "all images");
        ClassScores scores = new ScoreFile(all.validScores()).read();
        assertThat(scores.ids()).hasSize(24);
        assertThat(new ScoreFile(all.validLogits()).read().ids()).isEqualTo(scores.ids());
        RunFigures figures = RunFigures.read(all.figures());
        assertThat(figures.outOfFold()).isTrue();
        assertThat(figures.trainImages()).isEqualTo(24);
        assertThat(all.path().resolve("folds")).doesNotExist();

        RunFolder none = mine.train("", FoldChoice.NONE, null, false, 2).folder();
        assertThat(none.validScores()).doesNotExist();
        assertThat(none.validLogits()).doesNotExist();
        assertThat(none.testLogits()).exists();
        assertThat(none.classes()).doesNotExist();
        assertThat(RunFigures.read(none.figures()).valid()).isNull();
        assertThat(RunFigures.read(none.figures()).trainImages()).isEqualTo(24);
        assertThat(none.path()).isNotEqualTo(finished.path());
        assertThat(ListRuns.run(mine.workspace(), "sample").text().lines()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(ListRuns.run(mine.workspace(), "unknown").json()).isNotEmpty();
    }

    /** This holds only without flip averaging, which averages scores and logits separately. */
    @Test
    void scoresAreTheActivationOfLogits() throws IOException {
        SampleWorkspace mine = sample.copiedTo(folder.resolve("w"));
        for (HeadActivation activation : HeadActivation.values()) {
            String settings = activation == HeadActivation.SIGMOID
                    ? "flip-averaging=false"
                    : "flip-averaging=false head.activation=softmax loss.kind=softmax-cross-entropy";
            RunFolder run =
                    mine.train(settings, FoldChoice.COMPETITION, null, false, 2).folder();
            assertActivation(activation, run.validScores(), run.validLogits());
            assertActivation(activation, run.testScores(), run.testLogits());
        }
    }

    private static void assertActivation(HeadActivation activation, Path scoreCsv, Path logitCsv) throws IOException {
        ClassScores scores = new ScoreFile(scoreCsv).read();
        ClassScores logits = new ScoreFile(logitCsv).read(scores.classes());
        assertThat(logits.ids()).isEqualTo(scores.ids());
        for (int image = 0; image < scores.ids().size(); image++) {
            float[] expected =
                    activation.scores(logits.row(image), scores.classes().size());
            assertThat(scores.row(image)).as("%s", activation).containsExactly(expected, within(1e-6f));
        }
    }

    @Test
    void theManifestNamesBothEngines() throws IOException {
        assertThat(Manifest.read(finished.path()).orElseThrow().engines())
                .isEqualTo(new Engines("MXNet 1.9.0", "ONNX Runtime 1.23.2"));
    }

    @Test
    void predictionNeedsOnlyTheRunsFolder() throws IOException {
        Path elsewhere = folder.resolve("mailed");
        SampleWorkspace.copy(finished.path(), elsewhere);
        RunFolder run = new RunFolder(elsewhere);
        try (Classifier classifier = Classifier.open(run, new Mxnet())) {
            assertThat(classifier.classes()).hasSize(20);
            assertThat(classifier.size()).isEqualTo(32);
        }
        List<String> ids = new ScoreFile(finished.testScores()).read().ids();
        Path pictures = Files.createDirectories(folder.resolve("pictures"));
        for (String id : ids) {
            Files.copy(sample.image(id), pictures.resolve(id + ".jpg"));
        }
        Path out = folder.resolve("out");
        Predict.Written written = predict(run, pictures, out);
        assertThat(written.path()).isEqualTo(out.resolve("scores.csv"));
        ClassScores found = new ScoreFile(written.path()).read();
        ClassScores expected = new ScoreFile(finished.testScores()).read();
        ClassScores logits = new ScoreFile(out.resolve("logits.csv")).read();
        ClassScores logitsOfRun = new ScoreFile(finished.testLogits()).read();
        assertThat(found.ids()).isEqualTo(expected.ids().stream().sorted().toList());
        assertThat(logits.ids()).isEqualTo(found.ids());
        assertThat(logits.classes()).isEqualTo(found.classes());
        for (String id : ids) {
            assertThat(found.score(found.ids().indexOf(id), 7)).isEqualTo(expected.score(ids.indexOf(id), 7));
            assertThat(logits.row(found.ids().indexOf(id))).isEqualTo(logitsOfRun.row(ids.indexOf(id)));
            assertThat(out.resolve(id + ".png")).isNotEmptyFile();
        }

        Path broken = Files.writeString(pictures.resolve("broken.jpg"), "no jpeg");
        assertThat(predict(run, pictures, out).skipped().problems()).containsOnlyKeys("broken");
        assertThatThrownBy(() -> predict(run, broken, out))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("broken.jpg");
        assertThatThrownBy(() -> predict(run, pictures, pictures))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("contains the image ", "name another folder with --out");
        ScoreFile one = new ScoreFile(
                predict(run, pictures.resolve(ids.get(0) + ".jpg"), out).path());
        assertThat(one.read().ids()).containsExactly(ids.get(0));
        Files.copy(pictures.resolve(ids.get(0) + ".jpg"), pictures.resolve(ids.get(0) + ".JPEG"));
        Predict.Written alike = predict(run, pictures, out);
        assertThat(new ScoreFile(alike.path()).read().ids())
                .contains(ids.get(0) + ".jpg", ids.get(0) + ".JPEG")
                .doesNotContain(ids.get(0));
        assertThat(alike.skipped().notes())
                .containsExactly(ids.get(0) + ".JPEG, " + ids.get(0)
                        + ".jpg would have the same Id without their extensions, so their Ids include the extensions");
        assertThatThrownBy(() -> predict(run, folder.resolve("nowhere"), out))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith(": no such file or folder; expected an image, or a folder of images");
        assertThatThrownBy(() -> predict(run, Files.createDirectories(folder.resolve("empty")), out))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no image in this folder; expected files with the extension bmp,");
        assertThatThrownBy(() -> predict(new RunFolder(pictures), sample.image(ids.get(0)), out))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("not a run folder: it has no recipe.yaml");
        Files.writeString(run.figures(), "{");
        assertThatThrownBy(() -> RunFigures.read(run.figures()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("not the figures of a run (");
    }

    private static Predict.Written predict(RunFolder run, Path images, Path out) throws IOException {
        return Predict.run(new Predict.Request(run, images, out, 1 << 24, Optional.empty()), sample.context(2));
    }

    @Test
    void aTrainingContinuesAfterAFullDisk() throws Exception {
        SampleWorkspace mine = sample.copiedTo(folder.resolve("w"));
        Path disk = Files.createDirectories(folder.resolve("disk"));
        Assumptions.assumeTrue(
                mounted("mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", disk.toString()),
                "skipped: no small disk can be mounted here (needs root on Linux)");
        try {
            Path out = disk.resolve("run");
            assertThatThrownBy(() -> mine.train("", FoldChoice.COMPETITION, out, false, 1))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left");
            assertThat(out.resolve("manifest.json")).doesNotExist();
            assertThat(mounted("mount", "-o", "remount,size=40m", disk.toString()))
                    .isTrue();
            mine.train("", FoldChoice.COMPETITION, out, false, 1);
            assertThat(new RunFolder(out).testScores()).hasSameBinaryContentAs(finished.testScores());
        } finally {
            mounted("umount", "-l", disk.toString());
        }
    }

    private static boolean mounted(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}

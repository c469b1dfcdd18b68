package podium.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import podium.app.ListRuns;
import podium.app.SampleWorkspace;
import podium.core.InputException;
import podium.core.StoppedException;
import podium.core.UsageException;
import podium.core.files.Manifest;
import podium.core.files.Manifest.Sum;
import podium.player.figures.EpochFigures;
import podium.player.figures.Figures;
import podium.player.figures.History;
import podium.player.figures.HistoryFile;
import podium.player.figures.RunFigures;
import podium.player.recipe.FoldChoice;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;

/** Trainings that begin with a run's network. */
class FromTest {
    @TempDir
    private static Path shared;

    private static SampleWorkspace sample;
    private static RunFolder earlier;

    @TempDir
    private Path folder;

    @BeforeAll
    static void trainOnce() throws IOException {
        sample = SampleWorkspace.make(shared.resolve("workspace"));
        earlier = sample.train("", FoldChoice.COMPETITION, null, false, 2).folder();
    }

    private static String from(RunFolder run) {
        return "weights=run:submissions/sample/" + run.name();
    }

    private static RunFolder train(String settings) throws IOException {
        return sample.train(from(earlier) + " " + settings, FoldChoice.COMPETITION, null, false, 2)
                .folder();
    }

    /** Dropout is off when an image is predicted, so the network begins where the earlier one ended. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "head.dropout=0.5",
                "features.views=0 backbone-dropout=0.25",
                "features.views=0 backbone-dropout=0.1 head.dropout=0.1"
            })
    void theFiguresBeforeTheTrainingAreThoseOfTheRun(String settings) throws IOException {
        RunFolder run = train(settings);
        RunFigures figures = RunFigures.read(run.figures());
        assertThat(figures.before())
                .isEqualTo(RunFigures.read(earlier.figures()).valid())
                .isNotEqualTo(figures.valid());
        assertThat(run.validConfusionBefore().table())
                .hasSameTextualContentAs(earlier.validConfusion().table());
        assertThat(run.validConfusionBefore().pairs())
                .hasSameTextualContentAs(earlier.validConfusion().pairs());
        assertThat(run.validConfusionBefore().picture()).isNotEmptyFile();
        assertThat(run.validConfusionBefore().table().getFileName()).hasToString("confusion-before-valid.csv");
        assertThat(run.validConfusion().table()).exists();
        History history = new HistoryFile(run.history()).read();
        assertThat(history.epochs()).hasSize(2);
        assertThat(history.before()).isNotNull();
        assertThat(Files.readAllLines(run.history()).get(1)).startsWith("0,before,,,,,,");
        assertThat(sample.log()).contains("before");
        assertThat(ListRuns.run(sample.workspace(), "sample").text())
                .contains("Figures before the training, of runs that began with another run's network:\n\n");
        assertThat(ListRuns.run(sample.workspace(), "sample").json())
                .contains("\"from\" : \"" + earlier.name() + "\"", "\"before\" : {");
    }

    /** The last epoch's figures in the history are of the same network as those before the next training. */
    @Test
    void theHistoryBeginsWithTheLastFiguresOfTheRun() throws IOException {
        RunFolder last = train("checkpoint=last");
        RunFolder next =
                sample.train(from(last), FoldChoice.COMPETITION, null, false, 2).folder();
        List<EpochFigures> epochs = new HistoryFile(last.history()).read().epochs();
        assertThat(new HistoryFile(next.history()).read().before())
                .isEqualTo(epochs.get(epochs.size() - 1).valid());
    }

    @Test
    void theRunNamesWhatItBeganWith() throws IOException {
        RunFolder run = train("");
        assertThat(run.name()).isNotEqualTo(earlier.name());
        Manifest manifest = Manifest.read(run.path()).orElseThrow();
        assertThat(manifest.inputs().get(0).path())
                .isEqualTo("submissions/sample/" + earlier.name() + "/model-0000.params");
        assertThat(manifest.outputs())
                .extracting(Manifest.Sum::path)
                .contains("confusion-before-valid.csv", "confusion-before-valid.png", "confused-before-valid.csv");
        assertThat(run.recipe()).content().contains("weights: \"run:submissions/sample/" + earlier.name() + "\"");
        assertThat(RunFigures.read(earlier.figures()).before()).isNull();
        assertThat(earlier.figures()).content().doesNotContain("before");
        assertThat(earlier.validConfusionBefore().table()).doesNotExist();
    }

    @Test
    void aTrainingThatWasStoppedKeepsTheFiguresBeforeIt() throws IOException {
        RunFolder expected = train("features.views=0");
        SampleWorkspace mine = sample.copiedTo(folder.resolve("w"));
        Path out = folder.resolve("out");
        String settings = from(earlier) + " features.views=0";
        assertThatThrownBy(() -> mine.stoppingAfter(4).train(settings, FoldChoice.COMPETITION, out, false, 2))
                .isInstanceOf(StoppedException.class);
        mine.stoppingAfter(Integer.MAX_VALUE).train(settings, FoldChoice.COMPETITION, out, false, 2);
        History history = new HistoryFile(new RunFolder(out).history()).read();
        assertThat(history.before())
                .isNotNull()
                .isEqualTo(new HistoryFile(expected.history()).read().before());
        assertThat(new RunFolder(out).model().parameters())
                .hasSameBinaryContentAs(expected.model().parameters());
    }

    @Test
    void aSegmenterIsMeasuredBeforeItsTraining() throws IOException {
        RunFolder first = sample.train("segmenter", "", FoldChoice.COMPETITION, null, false, 2)
                .folder();
        RunFolder next = sample.train(
                        "segmenter", from(first) + " backbone-dropout=0.1", FoldChoice.COMPETITION, null, false, 2)
                .folder();
        Figures before = RunFigures.read(next.figures()).before();
        assertThat(before).isEqualTo(RunFigures.read(first.figures()).valid());
        assertThat(next.confusionBefore()).isNotEmptyFile();
        assertThat(new HistoryFile(next.history()).read().before()).isNotNull();
        assertThatThrownBy(() -> sample.train(from(first), FoldChoice.COMPETITION, null, false, 2))
                .isInstanceOf(InputException.class)
                .hasMessage(sample.root().resolve("submissions/sample/" + first.name())
                        + ": its task is segmentation; expected a run with the recipe's task, classification");
    }

    @Test
    void anotherInputIsRefused() {
        Path run = earlier.path();
        assertThatThrownBy(() -> train("size=48"))
                .isInstanceOf(InputException.class)
                .hasMessage(run + ": its size is 32; expected the recipe's, 48; add --recipe-set size=32");
        assertThatThrownBy(() -> train("channels=1"))
                .isInstanceOf(InputException.class)
                .hasMessage(run + ": its channels is 3; expected the recipe's, 1; add --recipe-set channels=3");
        assertThatThrownBy(() -> train("scaling=imagenet"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(": its scaling is symmetric; expected the recipe's, imagenet");
        assertThatThrownBy(() -> train("architecture=resnet18_v1"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none of its arrays belongs to resnet18_v1");
    }

    @Test
    void foldsThatTheRunHasLearntFromAreRefused() throws IOException {
        assertThatThrownBy(() -> sample.train(from(earlier), FoldChoice.ALL, null, false, 2))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("and the network of --from ")
                .hasMessageEndingWith(" has; use --folds competition or none");
        RunFolder none = sample.train("", FoldChoice.NONE, null, false, 2).folder();
        assertThatThrownBy(() -> sample.train(from(none), FoldChoice.COMPETITION, null, false, 2))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(
                        ": the run was trained with --folds none, so its network has learnt from the valid");
        RunFolder further =
                sample.train(from(none), FoldChoice.NONE, null, false, 2).folder();
        assertThat(RunFigures.read(further.figures()).before()).isNull();
    }

    @Test
    void anUnfinishedOrDamagedRunIsRefused() throws IOException {
        SampleWorkspace mine = sample.copiedTo(folder.resolve("w"));
        RunFolder run = new RunFolder(mine.root().resolve("submissions/sample/" + earlier.name()));
        for (String file : List.of("model-0000.params", "synset.txt")) {
            Path damaged = run.path().resolve(file);
            byte[] whole = Files.readAllBytes(damaged);
            Files.write(damaged, new byte[] {65, 66, 67});
            assertRefused(
                    mine,
                    from(run),
                    run.path() + ": " + file + " is missing or not what the training wrote; expected the sums in"
                            + " manifest.json; copy the whole folder again");
            Files.write(damaged, whole);
        }
        Path manifest = run.path().resolve("manifest.json");
        String kept = Files.readString(manifest);
        Files.delete(manifest);
        assertRefused(
                mine,
                from(run),
                run.path() + ": the run is not finished; finish it with 'podium train COMPETITION --resume "
                        + run.path() + "'");
        Files.writeString(manifest, kept);
        assertRefused(
                mine,
                "weights=run:nowhere",
                mine.root().resolve("nowhere") + ": not a run folder: it has no recipe.yaml; expected a folder that"
                        + " 'podium train' wrote ('podium runs COMPETITION' lists them)");
    }

    private static void assertRefused(SampleWorkspace mine, String settings, String message) {
        assertThatThrownBy(() -> mine.train(settings, FoldChoice.COMPETITION, null, false, 2))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }

    @Test
    void aRunOfOtherClassesIsRefused() throws IOException {
        Recipe recipe = earlier.readRecipe();
        List<String> classes = new ArrayList<>(earlier.readClasses());
        String its = String.join(", ", classes);
        classes.set(0, "dragon");
        assertThatThrownBy(() -> new Start(earlier).requireFit(recipe, classes, FoldChoice.COMPETITION))
                .isInstanceOf(InputException.class)
                .hasMessage(earlier.path() + ": its classes are " + its + "; expected " + String.join(", ", classes)
                        + "; to take the backbone alone, use --weights " + earlier.path());
    }

    /** The network of another split may have learnt from images that are valid or test now. */
    @ParameterizedTest
    @CsvSource({
        "(images of train), true, false",
        "(images of test), true, true",
        "(folds: competition), true, false",
        "(labels of train), false, false"
    })
    void aRunOfAnotherSplitIsRefused(String input, boolean chosen, boolean everything) throws IOException {
        List<Sum> inputs = Manifest.read(earlier.path()).orElseThrow().inputs();
        assertThat(inputs).extracting(Sum::path).contains(input);
        List<Sum> others = inputs.stream()
                .map(sum -> sum.path().equals(input) ? new Sum(input, "0".repeat(64)) : sum)
                .toList();
        Start start = new Start(earlier);
        assertThat(refused(start, FoldChoice.COMPETITION, others)).isEqualTo(chosen);
        assertThat(refused(start, FoldChoice.NONE, others)).isEqualTo(everything);
    }

    private static boolean refused(Start start, FoldChoice folds, List<Sum> inputs) throws IOException {
        try {
            start.requireSameSplit(folds, inputs);
            return false;
        } catch (InputException e) {
            assertThat(e.getMessage())
                    .isEqualTo(
                            earlier.path() + ": the images of train, valid and test are not those that it was trained"
                                    + " with, so its network may have learnt from images that are valid or test now, and figures"
                                    + " on them would be too good; expected a run of the same split; to take the backbone alone,"
                                    + " use --weights");
            return true;
        }
    }

    @Test
    void aRunOfAnotherFoldIsRefusedByTheTraining() throws IOException {
        SampleWorkspace mine = SampleWorkspace.make(folder.resolve("workspace"));
        RunFolder run = mine.train("", FoldChoice.COMPETITION, null, false, 2).folder();
        Path manifest = run.path().resolve("manifest.json");
        String folds = Manifest.read(run.path()).orElseThrow().inputs().stream()
                .filter(sum -> sum.path().equals(TrainingInputs.foldsOf(FoldChoice.COMPETITION)))
                .findFirst()
                .orElseThrow()
                .sha256();
        Files.writeString(manifest, Files.readString(manifest).replace(folds, "1".repeat(64)));
        assertThatThrownBy(() -> mine.train(from(run), FoldChoice.COMPETITION, null, false, 2))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected a run of the same split");
    }
}

package podium.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.app.SampleWorkspace;
import podium.core.InputException;
import podium.core.UsageException;
import podium.player.figures.RunFigures;
import podium.player.recipe.FoldChoice;
import podium.player.recipe.Recipe;
import podium.player.recipe.RecipeFile;
import podium.player.recipe.learning.Stage;
import podium.player.runs.RunFolder;

/** Trainings on all images that last as long as it took a run to become best. */
class EpochsOfTest {
    @TempDir
    private static Path shared;

    private static SampleWorkspace sample;
    private static RunFolder chosen;

    @BeforeAll
    static void trainOnce() throws IOException {
        sample = SampleWorkspace.make(shared.resolve("workspace"));
        chosen = sample.train("", FoldChoice.COMPETITION, null, false, 2).folder();
    }

    private static Recipe recipe(String stages) throws IOException {
        return RecipeFile.find(sample.workspace(), "sample", "quick")
                .read(Map.of("stages", stages, "features.views", "0"));
    }

    @Test
    void theStagesEndWithTheBestEpochOfTheRun() throws IOException {
        List<String> log = new ArrayList<>();
        Recipe long20 =
                recipe("[{train: head, epochs: 20}, {train: all, epochs: 20, learning-rate: {backbone: 1e-5, head:"
                        + " 1e-5}}]");
        Recipe shortened = new EpochsOf(chosen).shortened(long20, FoldChoice.NONE, log::add);
        int best = RunFigures.read(chosen.figures()).epoch();
        List<Stage> stages = shortened.learning().stages();
        assertThat(stages).extracting(Stage::epochs).containsOnly(1).hasSize(best);
        assertThat(stages)
                .extracting(Stage::learningRate)
                .isEqualTo(long20.learning().stages().stream()
                        .limit(best)
                        .map(Stage::learningRate)
                        .toList());
        assertThat(log)
                .containsExactly("the best epoch of " + chosen.name() + " is " + best
                        + " of 2; epochs to train: 1 with stages[0] (head)"
                        + (best == 2 ? ", 1 with stages[1] (all)" : ""));
        assertThat(shortened.learning().optimizer()).isEqualTo(long20.learning().optimizer());
    }

    @Test
    void whatHasNoBestEpochIsRefused() throws IOException {
        Recipe recipe = recipe("[{train: head, epochs: 1}, {train: all, epochs: 1}]");
        assertThatThrownBy(() -> new EpochsOf(chosen).shortened(recipe, FoldChoice.COMPETITION, text -> {}))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "--epochs-of is for trainings on all images, which choose no epoch; add --folds none, or leave"
                                + " out --epochs-of");
        assertThatThrownBy(() -> new EpochsOf(chosen)
                        .shortened(recipe("[{train: last 2, epochs: 5}]"), FoldChoice.NONE, text -> {}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(": up to its best epoch the run trained head")
                .hasMessageContaining("; expected the stages of the recipe, last 2");
        Recipe segmenter =
                RecipeFile.find(sample.workspace(), "sample", "segmenter").read(Map.of());
        assertThatThrownBy(() -> new EpochsOf(chosen).shortened(segmenter, FoldChoice.NONE, text -> {}))
                .isInstanceOf(InputException.class)
                .hasMessage(chosen.path() + ": its task is classification; expected a run with the recipe's task,"
                        + " segmentation");
        for (FoldChoice folds : List.of(FoldChoice.NONE, FoldChoice.ALL)) {
            RunFolder run = sample.train("", folds, null, false, 2).folder();
            assertThatThrownBy(() -> new EpochsOf(run).shortened(recipe, FoldChoice.NONE, text -> {}))
                    .isInstanceOf(InputException.class)
                    .hasMessage(run.path() + ": the run had no valid images while it trained, so it has no best epoch;"
                            + " expected a run with --folds competition");
        }
        Path copy = Files.createDirectories(shared.resolve("copy"));
        SampleWorkspace.copy(chosen.path(), copy.resolve("run"));
        Files.delete(copy.resolve("run/manifest.json"));
        assertThatThrownBy(() ->
                        new EpochsOf(new RunFolder(copy.resolve("run"))).shortened(recipe, FoldChoice.NONE, text -> {}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(": the run is not finished; finish it with 'podium train COMPETITION --resume ");
    }
}

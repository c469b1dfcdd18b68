package podium.player.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.player.figures.EpochFigures;
import podium.player.figures.EpochFigures.PartFigures;
import podium.player.figures.Figures;
import podium.player.figures.History;
import podium.player.recipe.Recipe;

class StageEpochsTest {
    @TempDir
    private Path folder;

    /** The history of epochs with these losses on valid; the stages' names are not used. */
    private static History history(double... losses) {
        Figures figures =
                Drawn.epoch(1, 1, true, new SplittableRandom(1)).train().figures();
        List<EpochFigures> epochs = new ArrayList<>();
        for (double loss : losses) {
            PartFigures part = new PartFigures(loss, figures);
            epochs.add(new EpochFigures(epochs.size() + 1, "all", 0, 0, 1, 1, part, part));
        }
        return new History(List.of("dog"), epochs);
    }

    private StageEpochs of(String settings, double... losses) throws IOException {
        List<String> all = new ArrayList<>(List.of("metric=loss"));
        all.addAll(List.of(settings.split(";")));
        Recipe recipe = TinyTraining.recipe(folder, all.toArray(new String[0]));
        return StageEpochs.of(recipe, history(losses));
    }

    @Test
    void stagesUpToTheBestEpochAreCounted() throws IOException {
        String stages = "stages=[{train: head, epochs: 2}, {train: all, epochs: 3}]";
        assertThat(of(stages, 5, 4, 3, 2, 6)).isEqualTo(new StageEpochs(4, List.of(2, 2)));
        assertThat(of(stages, 5, 1, 3, 2, 6)).isEqualTo(new StageEpochs(2, List.of(2)));
        assertThat(of(stages, 1, 2, 3, 2, 6)).isEqualTo(new StageEpochs(1, List.of(1)));
        assertThat(of(stages, 5, 4, 3, 2, 1)).isEqualTo(new StageEpochs(5, List.of(2, 3)));
        assertThat(of(stages, Double.NaN, Double.NaN)).isEqualTo(new StageEpochs(0, List.of()));
    }

    /** The first stage ends after two epochs without a better loss, so its successor begins with epoch 5. */
    @Test
    void aStageThatEndedEarlyHasTheEpochsThatItRan() throws IOException {
        String stages = "stages=[{train: all, epochs: 9}, {train: all, epochs: 9}];early-stopping.patience=2";
        assertThat(of(stages, 5, 4, 6, 6, 3, 2, 8, 8)).isEqualTo(new StageEpochs(6, List.of(4, 2)));
    }

    @Test
    void aStageThatHandsOnItsBestEpochHasTheEpochsUpToThat() throws IOException {
        String stages = "stages=[{train: all, epochs: 9}, {train: all, epochs: 9}];early-stopping.patience=2;"
                + "early-stopping.restore-best=true";
        assertThat(of(stages, 5, 4, 6, 6, 3, 2, 8, 8)).isEqualTo(new StageEpochs(6, List.of(2, 2)));
    }

    /** The trained run itself says which epoch was its best. */
    @Test
    void theBestEpochIsThatOfTheTraining() throws IOException {
        TrainingJob job = TinyTraining.job(
                folder,
                "stages=[{train: head, epochs: 3}, {train: all, epochs: 3}]",
                "early-stopping.patience=1",
                "learning-rate.head=0.3");
        Trained trained = Trainer.train(job, folder.resolve("run"), Watcher.toTheEnd());
        StageEpochs epochs = StageEpochs.of(job.recipe(), trained.history());
        assertThat(epochs.best()).isEqualTo(trained.epoch());
        assertThat(epochs.epochs().stream().mapToInt(Integer::intValue).sum()).isEqualTo(trained.epoch());
    }
}

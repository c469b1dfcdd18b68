package podium.app.training;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import podium.player.figures.Figures;
import podium.player.figures.History;
import podium.player.figures.RunFigures;
import podium.player.images.TrainingData;
import podium.player.runs.RunFolder;
import podium.player.training.Trained;
import podium.report.charts.CurvesPicture;

/** The files about a training that every run has: figures.json and curves.png. */
final class TrainingSummary {
    private TrainingSummary() {}

    /**
     * Writes both files.
     *
     * @param validImages the number of validation images
     * @param outOfFold true if each validation image was predicted by a network that was not trained on its fold
     * @param before the figures on the validation images of the run's network that the training began with; null if
     *     there are none
     * @param valid the figures on the validation images; null if there are none
     */
    static void write(
            RunFolder folder,
            TrainingData data,
            Trained trained,
            int validImages,
            boolean outOfFold,
            @Nullable Figures before,
            @Nullable Figures valid)
            throws IOException {
        History history = trained.history();
        new RunFigures(
                        new RunFigures.Images(
                                data.train().length,
                                validImages,
                                outOfFold,
                                data.images().leftOut().size()),
                        trained.epoch(),
                        history.epochs().size(),
                        history.seconds(),
                        before,
                        valid)
                .write(folder.figures());
        new CurvesPicture(folder.name(), history, history.chosen() ? trained.epoch() : 0).write(folder.curves());
    }
}

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

/** What every run says of its training: figures.json and curves.png. */
final class TrainingSummary {
    private TrainingSummary() {}

    /**
     * Writes both.
     *
     * @param validImages that choices are made by
     * @param outOfFold whether each of them was predicted by a network that had not seen its fold
     * @param valid figures of them; null without any
     */
    static void write(
            RunFolder folder,
            TrainingData data,
            Trained trained,
            int validImages,
            boolean outOfFold,
            @Nullable Figures valid)
            throws IOException {
        History history = trained.history();
        new RunFigures(
                        data.train().length,
                        validImages,
                        outOfFold,
                        data.images().leftOut().size(),
                        trained.epoch(),
                        history.epochs().size(),
                        history.seconds(),
                        valid)
                .write(folder.figures());
        new CurvesPicture(folder.name(), history, history.chosen() ? trained.epoch() : 0).write(folder.curves());
    }
}

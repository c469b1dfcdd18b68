package podium.app.training;

import java.io.IOException;
import podium.data.dataset.ImageSet;
import podium.data.image.RgbImage;
import podium.player.figures.Confusions;
import podium.player.prediction.ClassScores;
import podium.player.recipe.Recipe;
import podium.player.runs.ConfusionFiles;
import podium.player.runs.RunFolder;
import podium.report.charts.ConfusedPicture;
import podium.report.charts.ConfusionPicture;
import podium.report.charts.OutcomesPicture;
import podium.report.tables.ConfusedTable;
import podium.report.tables.ConfusionTable;

/** Writes which classes a classifier confuses: the matrix, and the most frequent pairs with example images. */
public record ConfusionReport(RunFolder folder, Recipe recipe, ImageSet images) {
    /**
     * Writes the files of valid or test.
     *
     * @param targets the targets of the scored images, images x classes
     * @return the table of the most frequent pairs, which is empty if no classes are confused
     */
    public String write(ConfusionFiles files, ClassScores scores, byte[][] targets) throws IOException {
        Confusions confusions =
                Confusions.of(scores.scores(), targets, recipe.prediction().decision());
        ConfusionTable matrix =
                new ConfusionTable(scores.classes(), recipe.prediction().labels(), confusions);
        matrix.write(files.table());
        String title = folder.name() + ": confusion on " + files.images();
        ConfusionPicture picture =
                new ConfusionPicture(title, matrix.names(), confusions.matrix(), ConfusionPicture.Cells.COUNTS);
        switch (recipe.prediction().labels()) {
            case SINGLE -> picture.write(files.picture());
            case MULTIPLE -> new OutcomesPicture(picture, scores.classes(), confusions).write(files.picture());
        }
        ConfusedTable pairs = new ConfusedTable(scores.classes(), scores.ids(), confusions);
        pairs.write(files.pairs());
        new ConfusedPicture(folder.name() + ": classes that are confused on " + files.images(), pairs)
                .write(
                        files.examples(),
                        image -> RgbImage.of(images.image(scores.ids().get(image))));
        return pairs.text();
    }
}

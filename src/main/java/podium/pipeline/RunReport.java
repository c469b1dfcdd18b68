package podium.pipeline;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.prediction.ClassScores;
import podium.prediction.ScoreFile;
import podium.report.ClassTable;
import podium.training.ClassFigures;
import podium.training.ClassificationFigures;
import podium.training.Recipe;
import podium.training.RunFolder;
import podium.training.TrainingData;

/** Writes how a training went: scores and figures of valid, figures of each class, the curves. */
record RunReport(RunFolder folder, Recipe recipe, TrainingData data) {
    /** Returns the table of the classes, null where there are no valid images. */
    @Nullable
    ClassTable write(TrainingRun.Outcome outcome) throws IOException {
        int[] valid = outcome.valid();
        byte[][] targets = data.targetsOf(valid);
        TrainingSummary.write(
                folder,
                data,
                outcome.trained(),
                valid.length,
                outcome.outOfFold(),
                valid.length == 0 ? null : ClassificationFigures.of(outcome.scores(), targets, recipe.decision()));
        if (valid.length == 0) {
            return null;
        }
        List<String> ids =
                Arrays.stream(valid).mapToObj(data.images().ids()::get).toList();
        new ScoreFile(folder.validScores()).write(new ClassScores(data.classes(), ids, outcome.scores()));
        ClassTable table = ClassTable.of(
                data.classes(),
                data.positives(data.train()),
                ClassFigures.of(outcome.scores(), targets, recipe.decision()));
        table.write(folder.classes());
        return table;
    }
}

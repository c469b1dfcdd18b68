package podium.app.training;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import podium.player.figures.ClassFigures;
import podium.player.figures.ClassificationFigures;
import podium.player.images.TrainingData;
import podium.player.prediction.ClassOutputs;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;
import podium.report.tables.ClassTable;

/** Writes the results of a classifier's training: scores and figures on valid, figures of each class, and curves. */
record RunReport(RunFolder folder, Recipe recipe, TrainingData data) {
    /** Returns the table of classes, or null if there are no valid images. */
    @Nullable
    ClassTable write(ClassifierTraining.Outcome outcome) throws IOException {
        int[] valid = outcome.valid();
        byte[][] targets = data.targetsOf(valid);
        Optional<ClassOutputs> outputs = outcome.outputs();
        float[][] scores = outputs.map(found -> found.scores().scores()).orElse(new float[0][]);
        TrainingSummary.write(
                folder,
                data,
                outcome.trained(),
                valid.length,
                outcome.outOfFold(),
                valid.length == 0
                        ? null
                        : ClassificationFigures.of(
                                scores, targets, recipe.prediction().decision()));
        if (outputs.isEmpty()) {
            return null;
        }
        outputs.get().write(folder.validScores(), folder.validLogits());
        ClassTable table = ClassTable.of(
                data.classes(),
                data.positives(data.train()),
                ClassFigures.of(scores, targets, recipe.prediction().decision()));
        table.write(folder.classes());
        return table;
    }
}

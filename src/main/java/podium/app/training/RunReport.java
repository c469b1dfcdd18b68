package podium.app.training;

import java.io.IOException;
import java.util.Optional;
import podium.data.dataset.ImageSet;
import podium.player.figures.ClassFigures;
import podium.player.figures.DecisionRule;
import podium.player.figures.SingleLabelFigures;
import podium.player.images.TrainingData;
import podium.player.prediction.ClassOutputs;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;
import podium.report.tables.ClassTable;
import podium.report.tables.RateTable;

/** Writes the results of a classifier's training: scores and figures on valid, figures of each class, and curves. */
record RunReport(RunFolder folder, Recipe recipe, TrainingData data, ImageSet images) {
    /** Returns the tables of classes and of confused pairs, or empty if there are no valid images. */
    Optional<String> write(ClassifierTraining.Outcome outcome) throws IOException {
        int[] valid = outcome.valid();
        byte[][] targets = data.targetsOf(valid);
        DecisionRule rule = recipe.prediction().decision();
        Optional<ClassOutputs> outputs = outcome.outputs();
        float[][] scores = outputs.map(found -> found.scores().scores()).orElse(new float[0][]);
        TrainingSummary.write(
                folder,
                data,
                outcome.trained(),
                valid.length,
                outcome.outOfFold(),
                outcome.before()
                        .map(before -> rule.figures(before.scores().scores(), targets))
                        .orElse(null),
                valid.length == 0 ? null : rule.figures(scores, targets));
        if (outputs.isEmpty()) {
            return Optional.empty();
        }
        outputs.get().write(folder.validScores(), folder.validLogits());
        String classes = switch (recipe.prediction().labels()) {
            case MULTIPLE -> classes(scores, targets, rule);
            case SINGLE -> rates(scores, targets);
        };
        ConfusionReport report = new ConfusionReport(folder, recipe, images);
        if (outcome.before().isPresent()) {
            report.write(folder.validConfusionBefore(), outcome.before().get().scores(), targets);
        }
        String confused = report.write(folder.validConfusion(), outputs.get().scores(), targets);
        return Optional.of(confused.isEmpty() ? classes : classes + "\nMost often confused on valid:\n" + confused);
    }

    private String classes(float[][] scores, byte[][] targets, DecisionRule rule) throws IOException {
        ClassTable table =
                ClassTable.of(data.classes(), data.positives(data.train()), ClassFigures.of(scores, targets, rule));
        table.write(folder.classes());
        return table.text();
    }

    private String rates(float[][] scores, byte[][] targets) throws IOException {
        RateTable table = RateTable.of(
                data.classes(), data.positives(data.train()), SingleLabelFigures.confusion(scores, targets));
        table.write(folder.classes());
        return table.text();
    }
}

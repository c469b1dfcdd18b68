package podium.pipeline;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import podium.prediction.ClassScores;
import podium.prediction.ScoreFile;
import podium.report.ClassTable;
import podium.report.CurvesPicture;
import podium.training.ClassFigures;
import podium.training.ClassificationFigures;
import podium.training.History;
import podium.training.Recipe;
import podium.training.RunFigures;
import podium.training.RunFolder;
import podium.training.TrainingData;

/** Writes how a training went: scores and figures of valid, figures of each class, the curves. */
record RunReport(RunFolder folder, Recipe recipe, TrainingData data) {
    /** Returns the table of the classes, null where there are no valid images. */
    @Nullable
    ClassTable write(TrainingRun.Outcome outcome) throws IOException {
        History history = outcome.trained().history();
        int[] valid = outcome.valid();
        byte[][] targets = data.targetsOf(valid);
        new RunFigures(
                        data.train().length,
                        valid.length,
                        outcome.outOfFold(),
                        data.images().leftOut().size(),
                        outcome.trained().epoch(),
                        history.epochs().size(),
                        history.seconds(),
                        valid.length == 0
                                ? null
                                : ClassificationFigures.of(outcome.scores(), targets, recipe.decision()))
                .write(folder.figures());
        String title = String.valueOf(folder.path().getFileName());
        new CurvesPicture(title, history, history.chosen() ? outcome.trained().epoch() : 0).write(folder.curves());
        if (valid.length == 0) {
            return null;
        }
        List<String> ids =
                Arrays.stream(valid).mapToObj(data.images().ids()::get).toList();
        new ScoreFile(folder.validScores()).write(new ClassScores(data.classes(), ids, outcome.scores()));
        byte[][] learnt = data.targetsOf(data.train());
        ClassTable table = ClassTable.of(
                data.classes(),
                IntStream.range(0, data.classes().size())
                        .mapToObj(label -> ClassFigures.positives(learnt, label))
                        .toList(),
                ClassFigures.of(outcome.scores(), targets, recipe.decision()));
        table.write(folder.classes());
        return table;
    }
}

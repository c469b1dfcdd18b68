package podium.app;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import podium.app.context.Context;
import podium.app.context.TestTruth;
import podium.app.training.ConfusionReport;
import podium.core.InputException;
import podium.judge.competition.Prepared;
import podium.player.prediction.ClassScores;
import podium.player.prediction.ScoreFile;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;

/**
 * Writes which classes a run confuses on the test images, from its scores and the private solution. Only the host can do
 * so. The files lie in the run's folder and are not among the outputs of its manifest.
 */
record TestConfusion(Prepared prepared, Context context) {
    /** Writes the files of a classifier; nothing for a segmenter. */
    void write(RunFolder run) throws IOException {
        Recipe recipe = run.readRecipe();
        switch (recipe.task()) {
            case CLASSIFICATION -> {
                ClassScores scores = new ScoreFile(run.testScores()).read();
                new ConfusionReport(run, recipe, prepared.competition().testImages(context.workspace()))
                        .write(run.testConfusion(), scores, targets(run, scores));
            }
            case SEGMENTATION -> {} // a segmenter's confusion is about pixels
        }
    }

    private byte[][] targets(RunFolder run, ClassScores scores) throws IOException {
        byte[][] targets = new byte[scores.ids().size()][scores.classes().size()];
        Map<String, List<Boolean>> truth = TestTruth.of(prepared).labels();
        for (int image = 0; image < targets.length; image++) {
            List<Boolean> labels = truth.get(scores.ids().get(image));
            if (labels == null) {
                throw new InputException(run.testScores() + ": the solution has no image '"
                        + scores.ids().get(image) + "'; train the run again on the competition's images");
            }
            for (int label = 0; label < targets[image].length; label++) {
                targets[image][label] = (byte) (labels.get(label) ? 1 : 0);
            }
        }
        return targets;
    }
}

package podium.app.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import podium.app.context.Context;
import podium.app.context.TestTruth;
import podium.core.InputException;
import podium.core.Workers;
import podium.judge.competition.Competition;
import podium.judge.competition.Prepared;
import podium.lab.compare.Answers;
import podium.lab.compare.ClassAnswers;
import podium.lab.compare.PixelAnswers;
import podium.player.prediction.ClassScores;
import podium.player.prediction.ScoreFile;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;

/** Joins what the runs of a competition predicted for the test images with the private solution, which only the host has. */
public final class TestAnswers {
    private final Competition competition;
    private final TestTruth truth;
    private final Context context;

    private TestAnswers(Competition competition, TestTruth truth, Context context) {
        this.competition = competition;
        this.truth = truth;
        this.context = context;
    }

    /** Opens the private solution. */
    public static TestAnswers of(Prepared prepared, Context context) throws IOException {
        return new TestAnswers(prepared.competition(), TestTruth.of(prepared), context);
    }

    /**
     * Reads a run's predictions.
     *
     * @throws InputException if a file is damaged or belongs to other images
     */
    public Answers read(RunFolder run) throws IOException {
        Recipe recipe = run.readRecipe();
        return switch (recipe.task()) {
            case CLASSIFICATION -> classes(run, recipe);
            case SEGMENTATION -> pixels(run, recipe);
        };
    }

    private Answers classes(RunFolder run, Recipe recipe) throws IOException {
        ClassScores scores = ValidAnswers.sorted(new ScoreFile(run.testScores()).read(competition.classes()));
        byte[][] targets = new byte[scores.ids().size()][];
        for (int image = 0; image < targets.length; image++) {
            targets[image] = targets(scores.ids().get(image), run.testScores());
        }
        return new ClassAnswers(
                scores, competition.labelling(), recipe.prediction().decision(), targets);
    }

    private byte[] targets(String id, Path file) {
        List<Boolean> labels = truth.labels().get(id);
        if (labels == null) {
            throw unknown(id, file);
        }
        byte[] targets = new byte[labels.size()];
        for (int label = 0; label < targets.length; label++) {
            targets[label] = (byte) (labels.get(label) ? 1 : 0);
        }
        return targets;
    }

    private static InputException unknown(String id, Path file) {
        return new InputException(
                file + ": the solution has no image '" + id + "'; train the run again on the competition's images");
    }

    private Answers pixels(RunFolder run, Recipe recipe) throws IOException {
        List<String> labels = recipe.outputs(competition.classes());
        List<String> ids = new ArrayList<>(ValidAnswers.ids(run.test().masks()));
        ids.removeIf(id -> truth.maskIfThere(id).isEmpty());
        if (ids.isEmpty()) {
            throw new InputException(run.test().masks() + ": the solution has no mask of these images");
        }
        return new PixelAnswers(
                labels,
                ids,
                Workers.each(
                        "reading masks",
                        ids,
                        context.threads(),
                        context.progress(),
                        id -> ValidAnswers.count(truth.mask(id), run.test().mask(id), labels.size())));
    }
}

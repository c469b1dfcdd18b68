package podium.app.training;

import java.io.IOException;
import java.util.Optional;
import podium.core.InputException;
import podium.core.yaml.Spelling;
import podium.data.tiles.Tiling;
import podium.judge.competition.Task;
import podium.player.images.TrainingData;
import podium.player.prediction.Classifier;
import podium.player.recipe.Fit;
import podium.player.runs.RunFolder;

/** The optional run of a recipe whose logits replace the labels in the training of a classifier. */
final class Teacher {
    private final Session session;
    private final Optional<RunFolder> run;

    Teacher(Session session) {
        this.session = session;
        String teacher = session.request().recipe().robustness().distillation().teacher();
        run = teacher.isEmpty()
                ? Optional.empty()
                : Optional.of(new RunFolder(session.context().workspace().root().resolve(teacher)));
    }

    Optional<RunFolder> run() {
        return run;
    }

    private static String seen(Optional<Tiling> tiling) {
        return tiling.map(tiles ->
                        "tiles of side " + tiles.side() + ", step " + tiles.step() + " and keep " + tiles.keep())
                .orElse("whole images");
    }

    /** Adds the teacher's logits to the data; without a teacher, returns the data unchanged. */
    TrainingData teach(TrainingData data) throws IOException {
        if (run.isEmpty()) {
            return data;
        }
        RunFolder teacher = run.get();
        if (teacher.readRecipe().task() != Task.CLASSIFICATION) {
            throw new InputException(
                    teacher.path() + ": this is a segmenter's run; expected a classifier's run as the teacher");
        }
        try (Classifier classifier = Classifier.open(teacher, session.context().predicting())) {
            if (!classifier.classes().equals(data.classes())) {
                throw new InputException(teacher.path() + ": the teacher's classes are "
                        + String.join(", ", classifier.classes()) + "; expected "
                        + String.join(", ", data.classes()));
            }
            requireSameFit(teacher, classifier);
            boolean grey = session.request().recipe().network().input().depth() == 1;
            if (grey && !classifier.planes().grey()) {
                throw new InputException(teacher.path() + ": the teacher takes three channels, red, green and blue, and"
                        + " the recipe keeps one, grey; set channels: 3, or name a teacher with channels: 1");
            }
            Optional<Tiling> tiling = session.request().recipe().images().tiling();
            if (!classifier.tiling().equals(tiling)) {
                throw new InputException(teacher.path() + ": the teacher sees " + seen(classifier.tiling())
                        + ", and the recipe shows " + seen(tiling)
                        + "; both must see the same, so set the key tiles as the teacher's recipe has it");
            }
            return data.taught(classifier.logitsOfPictures(
                    data.images(),
                    session.context().threads(),
                    session.listener().progress()));
        }
    }

    /** The teacher is asked about the images as the recipe's network sees them. */
    private void requireSameFit(RunFolder teacher, Classifier classifier) {
        Fit own = session.request().recipe().network().input().fitting();
        Fit its = classifier.input().fitting();
        if (own != its) {
            throw new InputException(teacher.path() + ": the teacher's fit is " + Spelling.of(its)
                    + ", and the recipe's is " + Spelling.of(own) + "; set fit: " + Spelling.of(its)
                    + ", or name another teacher");
        }
    }
}

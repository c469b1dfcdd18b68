package podium.app.training;

import java.io.IOException;
import java.util.Optional;
import podium.core.InputException;
import podium.judge.competition.Task;
import podium.player.images.TrainingData;
import podium.player.prediction.Classifier;
import podium.player.runs.RunFolder;

/** The run, if a recipe names one, from whose logits a classifier learns in place of labels. */
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

    /** The images with the teacher's logits; without a teacher, as they are. */
    TrainingData teach(TrainingData data) throws IOException {
        if (run.isEmpty()) {
            return data;
        }
        RunFolder teacher = run.get();
        if (teacher.readRecipe().task() != Task.CLASSIFICATION) {
            throw new InputException(teacher.path() + ": a segmenter's run; a teacher is a classifier's run");
        }
        try (Classifier classifier = Classifier.open(teacher)) {
            if (!classifier.classes().equals(data.classes())) {
                throw new InputException(teacher.path() + ": a teacher of "
                        + String.join(", ", classifier.classes()) + "; expected one of "
                        + String.join(", ", data.classes()));
            }
            return data.taught(classifier
                    .outputs(
                            data.images(),
                            session.context().threads(),
                            session.listener().progress())
                    .logits()
                    .scores());
        }
    }
}

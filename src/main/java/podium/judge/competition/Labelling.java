package podium.judge.competition;

import java.io.IOException;
import java.util.List;
import podium.core.InputException;
import podium.core.mask.PixelRuns;
import podium.data.dataset.ImageLabels;
import podium.data.dataset.ImageSet;
import podium.judge.evaluation.Accuracy;
import podium.judge.evaluation.Evaluation;
import podium.judge.evaluation.MeanDice;

/** How many classes an image of a competition has: the key {@code labels} of competition.yaml. */
@SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, and metrics have no state
public enum Labelling {
    /** Any number of classes, also none: multilabel classification. */
    MULTIPLE(List.of(Task.values()), new MeanDice(), ""),
    /** Exactly one class. */
    SINGLE(List.of(Task.CLASSIFICATION), new Accuracy(), "1 1");

    private final List<Task> tasks;
    private final Evaluation metric;
    private final String sample;

    Labelling(List<Task> tasks, Evaluation metric, String sample) {
        this.tasks = tasks;
        this.metric = metric;
        this.sample = sample;
    }

    /** The tasks of a competition that names none. */
    List<Task> tasks() {
        return tasks;
    }

    /** The metric of a competition that names none. */
    Evaluation metric() {
        return metric;
    }

    /** The cells of sample_submission.csv: empty, or the first class, since a row without a class is invalid. */
    String sample() {
        return sample;
    }

    /**
     * The classes in an image.
     *
     * @throws InputException if the image has another number of them
     */
    PixelRuns labels(ImageSet images, String id, List<String> classes) throws IOException {
        ImageLabels labels = images.labels(id);
        switch (this) {
            case MULTIPLE -> {}
            case SINGLE ->
                labels.faultOfOneClass(id, classes).ifPresent(problem -> {
                    throw new InputException(images.labelsFile(id) + ": " + problem);
                });
        }
        return labels.present();
    }
}

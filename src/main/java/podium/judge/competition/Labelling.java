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
    MULTIPLE,
    /** Exactly one class. */
    SINGLE;

    /** The tasks of a competition that names none. */
    List<Task> tasks() {
        return switch (this) {
            case MULTIPLE -> List.of(Task.values());
            case SINGLE -> List.of(Task.CLASSIFICATION);
        };
    }

    /** The metric of a competition that names none. */
    Evaluation metric() {
        return switch (this) {
            case MULTIPLE -> new MeanDice();
            case SINGLE -> new Accuracy();
        };
    }

    /** The cells of sample_submission.csv: empty, or the first class, since a row without a class is invalid. */
    String sample() {
        return switch (this) {
            case MULTIPLE -> "";
            case SINGLE -> "1 1";
        };
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

package podium.player.figures;

import podium.judge.competition.Labelling;
import podium.judge.competition.Task;

/** The kind of a network's predictions, which decides the metrics that it has. */
public enum FigureKind {
    /** A classifier of images that have any number of classes. */
    MULTILABEL,
    /** A classifier of images that have exactly one class. */
    SINGLE_LABEL,
    /** A segmenter. */
    SEGMENTATION;

    /**
     * Returns the kind of a network.
     *
     * @param labels how many classes an image has
     */
    public static FigureKind of(Task task, Labelling labels) {
        return switch (task) {
            case CLASSIFICATION ->
                switch (labels) {
                    case MULTIPLE -> MULTILABEL;
                    case SINGLE -> SINGLE_LABEL;
                };
            case SEGMENTATION -> SEGMENTATION;
        };
    }

    /** Returns the task of such a network. */
    public Task task() {
        return switch (this) {
            case MULTILABEL, SINGLE_LABEL -> Task.CLASSIFICATION;
            case SEGMENTATION -> Task.SEGMENTATION;
        };
    }
}

package podium.player.figures;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import podium.judge.competition.Task;

/** The metrics of a network on a set of images. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(ClassificationFigures.class), @JsonSubTypes.Type(SegmentationFigures.class)})
public sealed interface Figures permits ClassificationFigures, SegmentationFigures {
    /** Returns the number of outputs: classes of a classifier, labels of a segmenter. */
    int outputs();

    /** Returns the task of the network. */
    Task task();

    /**
     * Returns one of the metrics.
     *
     * @throws IllegalArgumentException if it is {@link Metric#LOSS} or belongs to the other task
     */
    double figure(Metric metric);
}

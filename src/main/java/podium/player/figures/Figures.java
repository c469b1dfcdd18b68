package podium.player.figures;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** The metrics of a network on a set of images. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
    @JsonSubTypes.Type(ClassificationFigures.class),
    @JsonSubTypes.Type(SingleLabelFigures.class),
    @JsonSubTypes.Type(SegmentationFigures.class)
})
public sealed interface Figures permits ClassificationFigures, SingleLabelFigures, SegmentationFigures {
    /** Returns the number of outputs: classes of a classifier, labels of a segmenter. */
    int outputs();

    /** Returns the kind of the network's predictions. */
    FigureKind kind();

    /**
     * Returns one of the metrics.
     *
     * @throws IllegalArgumentException if it is {@link Metric#LOSS} or belongs to another kind
     */
    double figure(Metric metric);
}

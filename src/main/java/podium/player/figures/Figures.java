package podium.player.figures;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import podium.judge.competition.Task;

/** How good a network is on some images. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(ClassificationFigures.class), @JsonSubTypes.Type(SegmentationFigures.class)})
public sealed interface Figures permits ClassificationFigures, SegmentationFigures {
    /** How many outputs have figures of their own. */
    int outputs();

    /** What the network does. */
    Task task();

    /**
     * One of them by name; {@link Metric#LOSS} is none of them.
     *
     * @throws IllegalArgumentException if a network that does something else has it
     */
    double figure(Metric metric);
}

package podium.player.figures;

import org.jspecify.annotations.Nullable;

/**
 * What one epoch of training gave: a row of {@link HistoryFile history.csv}.
 *
 * @param epoch from 1, over all stages
 * @param stage the stage's name, without line breaks
 * @param backboneRate the learning rate that the epoch ended with; NaN where the backbone was frozen
 * @param headRate the same of the head
 * @param seconds that the epoch took, validation included; differs from run to run
 * @param imagesPerSecond of training; differs from run to run
 * @param train of the scores that the loss was taken of, so before the epoch's end and augmented
 * @param valid null where no images are kept apart to choose by
 */
public record EpochFigures(
        int epoch,
        String stage,
        double backboneRate,
        double headRate,
        double seconds,
        double imagesPerSecond,
        PartFigures train,
        @Nullable PartFigures valid) {
    /** Mean loss an image, and the figures. */
    public record PartFigures(double loss, Figures figures) {}

    public EpochFigures {
        if (epoch < 1) {
            throw new IllegalArgumentException("epoch " + epoch + "; the first is 1");
        }
        if (stage.isEmpty() || stage.contains("\n") || stage.contains("\r")) {
            throw new IllegalArgumentException("the stage's name is empty or has line breaks: '" + stage + "'");
        }
        if (valid != null
                && (valid.figures().getClass() != train.figures().getClass()
                        || valid.figures().outputs() != train.figures().outputs())) {
            throw new IllegalArgumentException("train and valid differ in their classes");
        }
    }
}

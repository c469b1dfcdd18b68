package podium.player.figures;

import org.jspecify.annotations.Nullable;

/**
 * The figures of one epoch: a row of {@link HistoryFile history.csv}.
 *
 * @param epoch the number of the epoch, from 1, over all stages
 * @param stage the name of the stage, without line breaks
 * @param backboneRate the backbone's learning rate at the end of the epoch; NaN if the backbone was frozen
 * @param headRate the head's learning rate at the end of the epoch
 * @param seconds the duration of the epoch with validation; it differs between runs
 * @param imagesPerSecond the speed of training; it differs between runs
 * @param train the loss and the metrics on train, from the scores during training: of augmented images, before the last
 *     update
 * @param valid the loss and the metrics on valid, or null without valid images
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
    /** The mean loss per image and the metrics on one part, train or valid. */
    public record PartFigures(double loss, Figures figures) {}

    public EpochFigures {
        if (epoch < 1) {
            throw new IllegalArgumentException("epoch " + epoch + "; expected 1 or more");
        }
        if (stage.isEmpty() || stage.contains("\n") || stage.contains("\r")) {
            throw new IllegalArgumentException("the name of the stage is empty or has line breaks: '" + stage + "'");
        }
        if (valid != null
                && (valid.figures().getClass() != train.figures().getClass()
                        || valid.figures().outputs() != train.figures().outputs())) {
            throw new IllegalArgumentException("train and valid have different classes");
        }
    }
}

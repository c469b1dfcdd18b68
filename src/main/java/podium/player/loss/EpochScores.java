package podium.player.loss;

import podium.player.figures.EpochFigures.PartFigures;
import podium.player.images.Batch;
import podium.player.network.Parameters;

/** A collector of scores from which the metrics of an epoch are computed. */
public sealed interface EpochScores permits ClassEpochScores, LabelEpochScores {
    /** Adds the scores of a batch. It must be the batch whose loss was computed last. */
    void add(Batch batch);

    /** Returns the number of images so far, or of tiles if images are cut into tiles. */
    int images();

    /** Removes all scores, at the start of an epoch. */
    void clear();

    /**
     * Returns the mean loss per image or tile, and the metrics.
     *
     * @param lossSum the sum of the losses of all images or tiles
     */
    PartFigures figures(double lossSum);

    /** Returns the scores as arrays for a checkpoint. */
    Parameters state();

    /** Restores scores that {@link #state} returned. */
    void restore(Parameters state);
}

package podium.player.loss;

import podium.player.figures.EpochFigures.PartFigures;
import podium.player.images.Batch;
import podium.player.network.Parameters;

/** What an epoch's images so far give its figures. */
public sealed interface EpochScores permits ClassEpochScores, LabelEpochScores {
    /** Adds a batch, the last whose loss was computed. */
    void add(Batch batch);

    int images();

    void clear();

    /** Mean loss an image, and the figures. */
    PartFigures figures(double lossSum);

    /** As arrays of a checkpoint. */
    Parameters state();

    /** Goes on from a {@link #state}. */
    void restore(Parameters state);
}

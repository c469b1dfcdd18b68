package podium.player.training;

import podium.core.Progress;
import podium.player.figures.EpochFigures.PartFigures;

/** A listener that shows no progress and stops the training after a number of batches. */
public abstract class StoppingListener implements TrainingListener {
    private int left = Integer.MAX_VALUE;

    protected final void stopAfter(int batches) {
        left = batches;
    }

    @Override
    public final Progress progress() {
        return Progress.NONE;
    }

    @Override
    public final Progress batches() {
        return Progress.NONE;
    }

    @Override
    public void before(PartFigures valid) {}

    @Override
    public final boolean stopped() {
        return --left <= 0;
    }
}

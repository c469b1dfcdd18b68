package podium.player.training;

import podium.core.Progress;
import podium.core.StoppedException;
import podium.player.figures.EpochFigures;

/** Who is told of a training as it goes. */
public interface TrainingListener {
    /** Where the progress of long steps is shown; a step may throw {@link StoppedException}, which gives the work up. */
    Progress progress();

    /** Where the progress of an epoch is shown; its steps do not throw, {@link #stopped} is asked. */
    Progress batches();

    /** One training of several begins. */
    void begin(String title);

    /** An epoch has ended, and its row is in the history. */
    void epoch(EpochFigures figures, boolean best);

    /** Asked after every batch: whether to stop, leaving a checkpoint. */
    boolean stopped();
}

package podium.player.training;

import podium.core.Progress;
import podium.core.StoppedException;
import podium.player.figures.EpochFigures;
import podium.player.figures.EpochFigures.PartFigures;

/** A listener to the progress of a training, which can also stop it. */
public interface TrainingListener {
    /** Returns the progress display of long steps. A step may throw {@link StoppedException} to end the training. */
    Progress progress();

    /** Returns the progress display of an epoch. Its steps do not throw; {@link #stopped} is called instead. */
    Progress batches();

    /** Called when one of several trainings begins. */
    void begin(String title);

    /** Called before the first epoch of a training that begins with a run's network, with its figures on valid. */
    void before(PartFigures valid);

    /** Called after each epoch, when its row has been written to the history. */
    void epoch(EpochFigures figures, boolean best);

    /** Called after each batch. Returns true to write a checkpoint and stop the training. */
    boolean stopped();
}

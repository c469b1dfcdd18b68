package podium.app.sweep;

import java.time.Duration;
import java.util.Optional;
import podium.lab.sweep.Trial;

/** An observer of a sweep. */
public interface SweepWatch {
    /**
     * What is known when a trial begins.
     *
     * @param number the number of the trial, from 1
     * @param of the number of trials of the whole sweep
     * @param left the estimated time until all are trained; empty if nothing has been trained yet
     */
    record Begun(int number, int of, Trial trial, Optional<Duration> left) {}

    /**
     * What came of a trial.
     *
     * @param figure the figure on valid; NaN without one
     * @param best the best figure so far; NaN without one
     * @param reused true if the run was there already
     * @param failure why there is no figure; empty if there is one
     */
    record Ended(int number, int of, Trial trial, double figure, double best, boolean reused, String failure) {}

    /** Called before a trial is trained. */
    void begun(Begun trial);

    /** Called after a trial, also one whose run was there already. */
    void ended(Ended trial);
}

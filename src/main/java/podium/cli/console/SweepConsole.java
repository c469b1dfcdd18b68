package podium.cli.console;

import java.io.PrintWriter;
import podium.app.sweep.SweepWatch;
import podium.core.Progress;
import podium.player.figures.EpochFigures;
import podium.player.figures.EpochFigures.PartFigures;
import podium.player.training.TrainingListener;
import podium.report.tables.Numbers;

/** Shows a sweep while it runs: a line before and after each trial, and the progress of the epoch. */
public record SweepConsole(PrintWriter err, Progress shown, Interruption interruption)
        implements TrainingListener, SweepWatch {
    @Override
    public Progress progress() {
        return interruption.stopping(shown);
    }

    @Override
    public Progress batches() {
        return shown;
    }

    @Override
    public void begin(String title) {
        err.println(title);
    }

    @Override
    public void before(PartFigures valid) {
        // the figures of a trial are shown at its end
    }

    @Override
    public void epoch(EpochFigures figures, boolean best) {
        // the figures of a trial are shown at its end
    }

    @Override
    public boolean stopped() {
        return interruption.requested();
    }

    @Override
    public void begun(Begun trial) {
        err.println("trial " + trial.number() + " of " + trial.of() + ": "
                + trial.trial().words()
                + trial.left()
                        .map(left -> "; about " + Numbers.duration((double) left.toSeconds()) + " left")
                        .orElse(""));
    }

    @Override
    public void ended(Ended trial) {
        String what = trial.failure().isEmpty()
                ? Numbers.share(trial.figure()) + (trial.reused() ? ", was there already" : "") + "; best so far "
                        + Numbers.share(trial.best())
                : "no figure: " + trial.failure();
        err.println("trial " + trial.number() + " of " + trial.of() + ": "
                + trial.trial().words() + ": " + what);
    }
}

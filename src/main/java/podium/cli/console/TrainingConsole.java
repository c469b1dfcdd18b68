package podium.cli.console;

import java.io.PrintWriter;
import podium.core.Progress;
import podium.player.figures.EpochFigures;
import podium.player.figures.EpochFigures.PartFigures;
import podium.player.training.TrainingListener;
import podium.report.tables.EpochLine;

/**
 * Shows a training while it runs. A signal stops the training between two batches, after a checkpoint is written.
 *
 * @param shown the progress display
 */
public record TrainingConsole(PrintWriter err, Progress shown, EpochLine line, Interruption interruption)
        implements TrainingListener {
    /** The progress of work outside the epochs. It has no checkpoint, so a signal stops it at once. */
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
        err.println(line.before(valid));
    }

    @Override
    public void epoch(EpochFigures figures, boolean best) {
        err.println(line.text(figures, best));
    }

    @Override
    public boolean stopped() {
        return interruption.requested();
    }
}

package podium.cli.console;

import java.io.PrintWriter;
import podium.core.Progress;
import podium.player.figures.EpochFigures;
import podium.player.training.TrainingListener;
import podium.report.tables.EpochLine;

/**
 * Shows a training as it goes; a signal ends it between two batches, with a checkpoint.
 *
 * @param shown where progress appears
 */
public record TrainingConsole(PrintWriter err, Progress shown, EpochLine line, Interruption interruption)
        implements TrainingListener {
    /** What runs before, between and after the epochs leaves nothing to go on from, so it is given up at once. */
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
    public void epoch(EpochFigures figures, boolean best) {
        err.println(line.text(figures, best));
    }

    @Override
    public boolean stopped() {
        return interruption.requested();
    }
}

package podium.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import podium.Progress;
import podium.report.EpochLine;
import podium.training.EpochFigures;
import podium.training.StoppedException;
import podium.training.TrainingListener;

/**
 * Shows a training as it goes, and lets Ctrl-C end it between two batches: Java is held until the checkpoint is on the disk.
 */
final class TrainingConsole implements TrainingListener, AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final PrintWriter err;
    private final Progress progress;
    private final EpochLine line;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "stop-training");
    private volatile boolean stopped;

    private TrainingConsole(PrintWriter err, Progress progress, EpochLine line) {
        this.err = err;
        this.progress = progress;
        this.line = line;
    }

    static TrainingConsole open(PrintWriter err, Progress progress, EpochLine line) {
        TrainingConsole console = new TrainingConsole(err, progress, line);
        Runtime.getRuntime().addShutdownHook(console.hook);
        return console;
    }

    /** Ends the training at the next occasion. */
    void stop() {
        stopped = true;
    }

    /** Java is about to end: by Ctrl-C or a signal, since {@link #close} takes the hook away. */
    private void interrupt() {
        stop();
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                err.println("podium: the batch under way takes too long; the last checkpoint stands");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What runs before, between and after the epochs leaves nothing to go on from, so it is given up at once. */
    @Override
    public Progress progress() {
        return new Progress() {
            @Override
            public Task start(String what, long total) {
                return new Stoppable(what, progress.start(what, total));
            }

            @Override
            public void tell(String about, String sentence) {
                progress.tell(about, sentence);
            }
        };
    }

    /** Ends at its next step, once the training is to be stopped. */
    private final class Stoppable implements Progress.Task {
        private final String what;
        private final Progress.Task task;

        Stoppable(String what, Progress.Task task) {
            this.what = what;
            this.task = task;
        }

        @Override
        public void step() {
            if (stopped) {
                throw new StoppedException("stopped while " + what);
            }
            task.step();
        }

        @Override
        public void note(String note) {
            task.note(note);
        }

        @Override
        public void close() {
            task.close();
        }
    }

    @Override
    public Progress batches() {
        return progress;
    }

    @Override
    public void begin(String title) {
        err.println(title);
    }

    @Override
    public void epoch(EpochFigures figures, boolean best) {
        err.println(line.of(figures, best));
    }

    @Override
    public boolean stopped() {
        return stopped;
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // Java is ending; the hook waited for this.
        }
    }
}

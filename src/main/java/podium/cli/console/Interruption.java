package podium.cli.console;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import podium.core.Progress;
import podium.core.StoppedException;

/**
 * Ctrl-C, or another signal that ends Java (INT, TERM, HUP), while a command runs: its work stops after the item under
 * way, and Java is held until the command has ended and its native memory is closed. Java itself then exits with 128 and
 * the signal's number.
 */
public final class Interruption implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean requested;
    private volatile Duration patience = PATIENCE;

    private Interruption(PrintWriter err) {
        hook = new Thread(() -> holdJava(err), "stop");
    }

    /** For commands that are looked at and not run: no signal is waited for. */
    public static Interruption unheard(PrintWriter err) {
        return new Interruption(err);
    }

    /** From now on signals end the command in order. */
    public static Interruption open(PrintWriter err) {
        Interruption interruption = new Interruption(err);
        try {
            Runtime.getRuntime().addShutdownHook(interruption.hook);
        } catch (IllegalStateException e) { // Java is ending already
            interruption.request();
        }
        return interruption;
    }

    /** Java waits no longer than that for a command whose items are long and have no native memory. */
    void limit(Duration patience) {
        this.patience = patience;
    }

    /** Ends the work at the next occasion. */
    public void request() {
        requested = true;
    }

    public boolean requested() {
        return requested;
    }

    /** Shows what another progress does; a step after the request ends the work. */
    Progress stopping(Progress progress) {
        return new Progress() {
            @Override
            public Task start(String what, long total) {
                return new Stoppable(what, total, progress.start(what, total));
            }

            @Override
            public void tell(String about, String sentence) {
                progress.tell(about, sentence);
            }
        };
    }

    /** A task that ends at its next step after the request. */
    private final class Stoppable implements Progress.Task {
        private final String what;
        private final long total;
        private final Progress.Task task;
        private final AtomicLong done = new AtomicLong();

        Stoppable(String what, long total, Progress.Task task) {
            this.what = what;
            this.total = total;
            this.task = task;
        }

        @Override
        public void step() {
            task.step();
            done.incrementAndGet();
            requireWanted();
        }

        @Override
        public void requireWanted() {
            if (requested) {
                throw new StoppedException("stopped while " + what + ", after " + done.get() + " of " + total);
            }
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

    /** Java is about to end: by a signal, since {@link #close} takes the hook away. */
    private void holdJava(PrintWriter err) {
        request();
        try {
            if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                err.println("podium: the item under way takes too long; what was written before stands");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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

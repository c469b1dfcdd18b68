package podium.cli.console;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import podium.core.Progress;
import podium.core.StoppedException;

/**
 * The handling of Ctrl-C and other signals that end Java (INT, TERM, HUP). The command stops after the current item,
 * and Java waits until the command has ended and has released its native memory. Java then exits with 128 plus the
 * number of the signal.
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

    /** An interruption that listens to no signal, for commands that are inspected but not run. */
    public static Interruption unheard(PrintWriter err) {
        return new Interruption(err);
    }

    /** Starts to listen to signals, which from now on stop the command in an orderly way. */
    public static Interruption open(PrintWriter err) {
        Interruption interruption = new Interruption(err);
        try {
            Runtime.getRuntime().addShutdownHook(interruption.hook);
        } catch (IllegalStateException e) { // Java is already shutting down
            interruption.request();
        }
        return interruption;
    }

    /** Limits how long Java waits for a command whose items take long and hold no native memory. */
    void limit(Duration patience) {
        this.patience = patience;
    }

    /** Asks the command to stop after its current item. */
    public void request() {
        requested = true;
    }

    public boolean requested() {
        return requested;
    }

    /**
     * True if Java is exiting, even if the thread that listens to signals has not started yet. Other threads of Java's
     * exit run beside it, and what they close can make a command fail first.
     */
    static boolean isJavaExiting() {
        Thread probe = new Thread(() -> {}, "probe");
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    /** A progress that delegates to another one. A step after the request throws a {@link StoppedException}. */
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

    /** A task that throws at its next step after the request. */
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

    /** Delays Java's exit. It runs only after a signal, since {@link #close} removes the hook. */
    private void holdJava(PrintWriter err) {
        request();
        try {
            if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                err.println("podium: the current item takes too long, so it is abandoned; files already written stay"
                        + " valid");
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
            // Java is shutting down, and the hook has waited for this.
        }
    }
}

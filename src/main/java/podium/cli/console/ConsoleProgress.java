package podium.cli.console;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import podium.core.Progress;
import podium.core.VisibleText;

/**
 * Shows the progress of long work: as a bar with the time left on a terminal, otherwise as a line every few seconds.
 */
final class ConsoleProgress implements Progress {
    private static final Duration PATIENCE = Duration.ofMillis(1200);
    private static final int BAR_WIDTH = 78;

    private final PrintWriter err;
    private final boolean terminal;
    private final Duration betweenLines;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    ConsoleProgress(PrintWriter err, boolean terminal) {
        this(err, terminal, Duration.ofSeconds(10));
    }

    /**
     * Progress with a chosen interval, so that tests need not wait.
     *
     * @param betweenLines the least time between two lines where there is no terminal
     */
    ConsoleProgress(PrintWriter err, boolean terminal, Duration betweenLines) {
        this.err = err;
        this.terminal = terminal;
        this.betweenLines = betweenLines;
    }

    @Override
    public Task start(String what, long total) {
        return terminal ? new Bar(what, total) : new Lines(what, total);
    }

    @Override
    public void tell(String about, String sentence) {
        if (reported.add(about)) {
            err.println(VisibleText.of(sentence));
        }
    }

    /** A bar that appears only when the work has taken longer than {@link #PATIENCE}. */
    private final class Bar implements Task {
        private final String what;
        private final long total;
        private final long started = System.nanoTime();
        private long done;
        private String note = "";
        private @Nullable ProgressBar bar;

        Bar(String what, long total) {
            this.what = what;
            this.total = total;
        }

        @Override
        public synchronized void step() {
            done++;
            if (bar == null && System.nanoTime() - started > PATIENCE.toNanos()) {
                bar = new ProgressBarBuilder()
                        .setTaskName(what)
                        .setInitialMax(total)
                        .startsFrom(done, Duration.ofNanos(System.nanoTime() - started))
                        .setRenderer((state, width) -> BarLine.of(
                                state.getTaskName(),
                                state.getCurrent(),
                                state.getMax(),
                                state.getTotalElapsed(),
                                state.getExtraMessage(),
                                width))
                        .setUpdateIntervalMillis(200)
                        .continuousUpdate()
                        .setConsumer(new DelegatingProgressBarConsumer(this::show, BAR_WIDTH))
                        .build();
                bar.setExtraMessage(note);
            } else if (bar != null) {
                bar.step();
            }
        }

        @Override
        public synchronized void note(String note) {
            this.note = note;
            if (bar != null) {
                bar.setExtraMessage(note);
            }
        }

        private void show(String line) {
            err.print('\r' + VisibleText.of(line.stripTrailing()));
            err.flush();
        }

        @Override
        public synchronized void close() {
            if (bar != null) {
                bar.close();
                err.print('\r' + " ".repeat(BAR_WIDTH) + '\r');
                err.flush();
            }
        }
    }

    /** Prints a line about the progress at most every {@code betweenLines}. */
    private final class Lines implements Task {
        private final String what;
        private final long total;
        private final long started = System.nanoTime();
        private long lastLine = started;
        private long done;
        private String note = "";

        Lines(String what, long total) {
            this.what = what;
            this.total = total;
        }

        @Override
        public synchronized void step() {
            done++;
            long now = System.nanoTime();
            if (now - lastLine > betweenLines.toNanos()) {
                lastLine = now;
                long left = TimeUnit.NANOSECONDS.toSeconds((long) ((double) (now - started) / done * (total - done)));
                String noted = note.isEmpty() ? "" : "; " + note;
                String line =
                        String.format(Locale.ROOT, "%s: %,d of %,d, about %d s left%s", what, done, total, left, noted);
                err.println(VisibleText.of(line));
            }
        }

        @Override
        public synchronized void note(String note) {
            this.note = note;
        }

        @Override
        public void close() {}
    }
}

package podium.mutation;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Watches the work of one thread and reports work that takes too long while it still runs. It counts the
 * thread's CPU time, so a busy machine does no harm; for a thread that waits, it allows six times as much clock
 * time.
 */
final class Watchdog implements AutoCloseable {
    private static final int WAITING = 6;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Work in progress. */
    private record Begun(Object work, long thread, long worked, long since) {
        boolean late(long patience) {
            return THREADS.getThreadCpuTime(thread) - worked > patience
                    || System.nanoTime() - since > WAITING * patience;
        }
    }

    private final AtomicReference<Begun> begun = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean closed;

    /** Creates a watchdog that passes late work to {@code late}, once. */
    Watchdog(Duration patience, Consumer<Object> late) {
        thread = new Thread(() -> watch(patience.toNanos(), late), "watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch(long patience, Consumer<Object> late) {
        while (!closed) {
            LockSupport.parkNanos(Math.min(patience / 20, 100_000_000));
            Begun now = begun.get();
            if (now != null && now.late(patience) && begun.compareAndSet(now, null)) {
                late.accept(now.work());
            }
        }
    }

    /** The calling thread begins some work. */
    void begin(Object work) {
        begun.set(
                new Begun(work, Thread.currentThread().getId(), THREADS.getCurrentThreadCpuTime(), System.nanoTime()));
    }

    void end() {
        begun.set(null);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}

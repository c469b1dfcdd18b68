package podium.mutation;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Looks after the work of one thread: what takes too long is told of while it still runs. It counts the seconds that the
 * thread works, so that a busy machine does no harm; and of one that waits for something, six times as many of the clock.
 */
final class Watchdog implements AutoCloseable {
    private static final int WAITING = 6;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Work under way. */
    private record Begun(Object work, long thread, long worked, long since) {
        boolean late(long patience) {
            return THREADS.getThreadCpuTime(thread) - worked > patience
                    || System.nanoTime() - since > WAITING * patience;
        }
    }

    private final AtomicReference<Begun> begun = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean closed;

    /** Tells {@code late} of work that is not done in time, once. */
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

    /** The caller's thread begins with something. */
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

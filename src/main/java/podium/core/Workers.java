package podium.core;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does the same work on many items with several threads. The results do not depend on the number of threads. */
public final class Workers {
    private Workers() {}

    /** The work on one item. */
    public interface Work<I, R> {
        R on(I item) throws IOException;
    }

    /** The results in the items' order. If several items fail, this throws what the first of them threw. */
    public static <I, R> List<R> each(String task, List<I> items, int threads, Progress progress, Work<I, R> work)
            throws IOException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try (Progress.Task steps = progress.start(task, items.size())) {
            List<Future<R>> futures = new ArrayList<>();
            for (I item : items) {
                futures.add(executor.submit(() -> {
                    R result = work.on(item);
                    steps.step();
                    return result;
                }));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw rethrown(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(task + " was interrupted");
        } finally {
            stop(executor);
        }
    }

    /** Waits for the running items, so that nothing is written after a failure. */
    private static void stop(ExecutorService executor) {
        executor.shutdownNow();
        try {
            executor.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Throws what another thread threw, or returns it for the caller to throw if it is an {@link IOException}. */
    public static IOException rethrown(Throwable thrown) {
        if (thrown instanceof IOException world) {
            return world;
        }
        if (thrown instanceof RuntimeException known) {
            throw known;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(thrown);
    }
}

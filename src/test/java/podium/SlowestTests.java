package podium;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** Prints the ten slowest tests at the end, without the time for setting up their classes. */
public final class SlowestTests implements BeforeTestExecutionCallback, AfterTestExecutionCallback {
    private static final int TOLD = 10;
    private static final Namespace NAMESPACE = Namespace.create(SlowestTests.class);

    /** A test with its class and its duration. */
    private record Timed(String test, Duration took) {}

    /** All tests so far; JUnit closes this at the end. */
    private record All(Queue<Timed> tests) implements AutoCloseable {
        @Override
        public void close() {
            List<Timed> slowest = tests.stream()
                    .sorted(Comparator.comparing(Timed::took).reversed())
                    .limit(TOLD)
                    .toList();
            System.out.println("the slowest of " + tests.size() + " tests:");
            slowest.forEach(timed ->
                    System.out.printf(Locale.ROOT, "%7.1f s  %s%n", timed.took.toMillis() / 1000.0, timed.test));
        }
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        context.getStore(NAMESPACE).put("start", System.nanoTime());
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        long start = context.getStore(NAMESPACE).remove("start", Long.class);
        Store root = context.getRoot().getStore(NAMESPACE);
        All all = root.computeIfAbsent(All.class, key -> new All(new ConcurrentLinkedQueue<>()), All.class);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        String method = context.getRequiredTestMethod().getName();
        String shown = context.getDisplayName();
        String test = shown.startsWith(method) ? shown : method + " " + shown;
        all.tests.add(new Timed(context.getRequiredTestClass().getSimpleName() + "." + test, took));
    }
}

package podium.mutation;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A process that reads mutated files: {@code MutationRun FOLDER FINDS SEED ROUNDS FORMAT...}. It prints one
 * line per format. It ends with code 1 if a file was neither read nor properly refused, and with code 2 if one
 * took too long; such a file is written to the folder FINDS.
 */
final class MutationRun {
    static final Duration PATIENCE = Duration.ofSeconds(10);
    static final String LINE = "%-14s %9d %9d %6.1f%% %9d %6.1f%% %8d ms %7.1f s";
    static final String HEAD = String.format(
            Locale.ROOT,
            "%-14s %9s %9s %7s %9s %7s %11s %9s",
            "format",
            "mutations",
            "passed 1st",
            "",
            "to the end",
            "",
            "slowest",
            "all");

    private final Path folder;
    private final Path finds;
    private final long seed;
    private final int rounds;
    private final PrintStream out;
    private final AtomicBoolean failed = new AtomicBoolean();

    private MutationRun(Path folder, Path finds, long seed, int rounds, PrintStream out) {
        this.folder = folder;
        this.finds = finds;
        this.seed = seed;
        this.rounds = rounds;
        this.out = out;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        MutationRun run = new MutationRun(
                Path.of(args[0]), Path.of(args[1]), Long.parseLong(args[2]), Integer.parseInt(args[3]), System.out);
        System.out.println(HEAD);
        for (int i = 4; i < args.length; i++) {
            run.run(Format.valueOf(args[i]));
        }
        System.exit(run.failed.get() ? 1 : 0);
    }

    /** A mutated file that is being read. */
    private static final class Round {
        final Format format;
        final int number;
        final byte[] bytes;

        Round(Format format, int number, byte[] bytes) {
            this.format = format;
            this.number = number;
            this.bytes = bytes;
        }
    }

    /** The outcomes of all rounds of a format. */
    private static final class Counts {
        final AtomicInteger next = new AtomicInteger();
        final AtomicInteger passed = new AtomicInteger();
        final AtomicInteger ended = new AtomicInteger();
        final AtomicLong slowest = new AtomicLong();
    }

    private void run(Format format) throws IOException, InterruptedException {
        Counts counts = new Counts();
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            Path own = Files.createDirectories(folder.resolve(format + "-" + i));
            Thread thread = new Thread(() -> work(format, own, counts));
            thread.setUncaughtExceptionHandler((broken, thrown) -> {
                failed.set(true);
                thrown.printStackTrace(out);
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        int passed = counts.passed.get();
        int ended = counts.ended.get();
        out.printf(
                Locale.ROOT,
                LINE + "%n",
                format.title(),
                rounds,
                passed,
                100.0 * passed / rounds,
                ended,
                100.0 * ended / rounds,
                counts.slowest.get() / 1_000_000,
                (System.nanoTime() - start) / 1e9);
        out.flush();
    }

    private void work(Format format, Path own, Counts counts) {
        Judge judge = new Judge();
        try (Watchdog watchdog = new Watchdog(PATIENCE, this::late)) {
            Format.Files files = format.in(own);
            for (int round = counts.next.getAndIncrement(); round < rounds; round = counts.next.getAndIncrement()) {
                SplittableRandom random =
                        new SplittableRandom(31 * (31 * seed + format.name().hashCode()) + 1_000_003L * round);
                byte[] bytes = files.mutated(new Mutator(random));
                long start = System.nanoTime();
                watchdog.begin(new Round(format, round, bytes));
                try {
                    switch (judge.of(files, bytes)) {
                        case REFUSED -> {}
                        case REFUSED_LATER -> counts.passed.incrementAndGet();
                        case TAKEN -> {
                            counts.passed.incrementAndGet();
                            counts.ended.incrementAndGet();
                        }
                    }
                } catch (AssertionError | OutOfMemoryError e) {
                    find(new Round(format, round, bytes), e);
                } finally {
                    watchdog.end();
                }
                counts.slowest.accumulateAndGet(System.nanoTime() - start, Math::max);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void late(Object work) {
        Round round = (Round) work;
        find(round, new AssertionError("it takes more than " + PATIENCE.toSeconds() + " s"));
        Runtime.getRuntime().halt(2);
    }

    private synchronized void find(Round round, Throwable why) {
        failed.set(true);
        Path file = finds.resolve(round.format + "-" + seed + "-" + round.number);
        try {
            Files.createDirectories(finds);
            Files.write(file, round.bytes);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
        out.println(
                "FOUND: format " + round.format + ", seed " + seed + ", round " + round.number + ", kept as " + file);
        for (Throwable at = why; at != null; at = at.getCause()) {
            String text = String.valueOf(at);
            out.println("  " + text.substring(0, Math.min(500, text.length())));
            for (int i = 0; i < Math.min(12, at.getStackTrace().length); i++) {
                out.println("    at " + at.getStackTrace()[i]);
            }
        }
        out.flush();
    }
}

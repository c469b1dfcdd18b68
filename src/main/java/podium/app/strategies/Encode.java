package podium.app.strategies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import podium.app.context.Context;
import podium.app.context.RunPair;
import podium.core.files.FolderLock;
import podium.core.files.Manifest;
import podium.core.files.Manifest.Sum;
import podium.core.files.WriteAside;
import podium.player.strategy.StrategyFile;

/**
 * Decides the test images and writes {@code submissions/<competition>/<name>-<sum>/} with submission.csv, strategy.yaml
 * (the strategies and their parameters), and a manifest that names the runs. The same inputs and strategies give the
 * same bytes.
 */
public final class Encode {
    private static final String SUBMISSION = "submission.csv";
    private static final String STRATEGY = "strategy.yaml";
    private static final String REJECTED = "rejected.csv";

    /** Change this when the tuning of strategies changes, so that earlier results are not reused. */
    private static final String VERSION = "strategies, version 2\n";

    private final Context context;

    public Encode(Context context) {
        this.context = context;
    }

    /**
     * A request to decide the test images.
     *
     * @param runs at most two runs
     * @param competition the competition's Id; null if the runs are in the competition's folder
     * @param foreign predictions of other programs, in place of runs
     * @param from the strategy.yaml to use; null to tune strategies
     * @param name the name of the folder, to which a checksum is appended
     * @param out the folder to write; null for the default one
     */
    public record Request(
            List<Path> runs,
            @Nullable String competition,
            ForeignAnswers foreign,
            @Nullable Path from,
            StrategyNames strategies,
            String name,
            @Nullable Path out) {
        public Request {
            runs = List.copyOf(runs);
        }
    }

    /** The folder of the submission, its strategies, and whether it is reused from an earlier call. */
    public record Written(Path folder, StrategyFile strategies, int images, boolean reused) {
        public Path submission() {
            return folder.resolve(SUBMISSION);
        }

        /** The list of rejected images; empty if the strategy rejects none. */
        public Optional<Path> rejected() {
            Path list = folder.resolve(REJECTED);
            return Files.isRegularFile(list) ? Optional.of(list) : Optional.empty();
        }
    }

    /** Tunes strategies, decides and writes, or reuses an earlier result. */
    public Written run(Request request) throws IOException {
        return run(request, new StrategyTuning(context)::tune);
    }

    /** A method that tunes the strategies if they are not given. */
    public interface Tuning {
        StrategyFile tune(RunPair pair, Request request) throws IOException;
    }

    /** Like {@link #run(Request)}, with another method of tuning, such as one that reuses a comparison. */
    public Written run(Request request, Tuning tuning) throws IOException {
        RunPair pair = RunPair.of(context.workspace(), request.runs(), request.competition());
        TestDecisions decisions = TestDecisions.of(pair, request, context);
        Optional<StrategyFile> given = request.from() == null
                ? Optional.empty()
                : Optional.of(decisions.requireFits(StrategyFile.read(request.from()), request.from()));
        List<Sum> inputs = new ArrayList<>(decisions.inputs());
        if (given.isEmpty()) {
            inputs.addAll(StudyOfRuns.inputs(pair, context));
        }
        String id = Manifest.runId(
                request.name(),
                VERSION
                        + given.map(StrategyFile::format)
                                .orElse(request.strategies().toString()),
                inputs,
                0);
        Path folder = request.out() == null
                ? context.workspace()
                        .submissions(pair.prepared().competition().id())
                        .resolve(id)
                : request.out();
        try (FolderLock lock = FolderLock.take(folder.resolve(".lock"))) {
            Optional<Manifest> earlier = Manifest.read(folder);
            if (earlier.isPresent()
                    && earlier.get().run().equals(id)
                    && earlier.get().changedOutputs(folder).isEmpty()) {
                return new Written(folder, StrategyFile.read(folder.resolve(STRATEGY)), decisions.images(), true);
            }
            Instant start = context.clock().instant();
            long began = System.nanoTime();
            StrategyFile strategies = given.isPresent() ? given.get() : tuning.tune(pair, request);
            decisions.write(strategies, folder.resolve(SUBMISSION));
            WriteAside.text(folder.resolve(STRATEGY), strategies.format());
            List<String> files = new ArrayList<>(List.of(SUBMISSION, STRATEGY));
            if (reject(decisions, strategies, folder.resolve(REJECTED))) {
                files.add(REJECTED);
            }
            List<Sum> outputs = new ArrayList<>();
            for (String file : files) {
                outputs.add(Sum.of(folder.toAbsolutePath().normalize(), folder.resolve(file)));
            }
            Manifest.of(id, inputs, outputs, 0, context.program(), start, Duration.ofNanos(System.nanoTime() - began))
                    .write(folder);
            return new Written(folder, strategies, decisions.images(), false);
        }
    }

    /** Lists the rejected images, or removes the list of an earlier call; returns true if the strategy can reject. */
    private static boolean reject(TestDecisions decisions, StrategyFile strategies, Path list) throws IOException {
        StrategyFile.Classification classes = strategies.classification();
        if (classes == null || classes.parameters().oneClass().rejectedBelow() == null) {
            Files.deleteIfExists(list);
            return false;
        }
        new RejectedFile(list).write(decisions.rejected(classes.decider()));
        return true;
    }
}

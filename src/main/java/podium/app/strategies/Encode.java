package podium.app.strategies;

import java.io.IOException;
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
 * Decides the test images and writes {@code submissions/<competition>/<name>-<sum>/}: submission.csv, strategy.yaml with all
 * that it was decided by, and a manifest that names the runs. The same inputs and strategies give the same bytes.
 */
public final class Encode {
    private static final String SUBMISSION = "submission.csv";
    private static final String STRATEGY = "strategy.yaml";

    /** Raised when strategies are tuned in another way: then nothing of earlier is reused. */
    private static final String VERSION = "strategies, version 2\n";

    private final Context context;

    public Encode(Context context) {
        this.context = context;
    }

    /**
     * What is to be decided, and how.
     *
     * @param runs none, one or two
     * @param competition null where the runs lie where they were made
     * @param foreign answers, in place of runs
     * @param from a strategy.yaml to decide by; null to tune
     * @param name of the folder, before its sum
     * @param out the folder, null for the usual place and name
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

    /** The folder, written now or earlier, and what its submission was decided by. */
    public record Written(Path folder, StrategyFile strategies, int images, boolean reused) {
        public Path submission() {
            return folder.resolve(SUBMISSION);
        }
    }

    /** Tunes, decides and writes, or finds that it was done. */
    public Written run(Request request) throws IOException {
        return run(request, new StrategyTuning(context)::tune);
    }

    /** How strategies are found that are not given. */
    public interface Tuning {
        StrategyFile tune(RunPair pair, Request request) throws IOException;
    }

    /** The same, where strategies were compared already. */
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
            List<Sum> outputs = new ArrayList<>();
            for (String file : List.of(SUBMISSION, STRATEGY)) {
                outputs.add(Sum.of(folder.toAbsolutePath().normalize(), folder.resolve(file)));
            }
            Manifest.of(id, inputs, outputs, 0, context.program(), start, Duration.ofNanos(System.nanoTime() - began))
                    .write(folder);
            return new Written(folder, strategies, decisions.images(), false);
        }
    }
}

package podium.app.strategies;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.core.metric.Bootstrap;

/** What strategies are compared on. */
public sealed interface StrategySubject {
    /** Runs' folders, or files. */
    List<Path> sources();

    /** Where files about it belong. */
    Path folder();

    /** Compares; nothing is written yet. */
    CompareStrategies.Result compared(CompareStrategies by, Bootstrap bootstrap) throws IOException;

    /**
     * One or two runs.
     *
     * @param competition null where the runs lie where they were made
     * @param truth whether to tell, from the private solution, what the strategies do on test
     */
    record Runs(List<Path> runs, @Nullable String competition, boolean truth) implements StrategySubject {
        public Runs {
            runs = List.copyOf(runs);
        }

        @Override
        public List<Path> sources() {
            return runs;
        }

        @Override
        public Path folder() {
            return runs.get(0).resolve("strategies");
        }

        @Override
        public CompareStrategies.Result compared(CompareStrategies by, Bootstrap bootstrap) throws IOException {
            return by.compare(this, bootstrap);
        }
    }

    /**
     * Scores that other programs wrote.
     *
     * @param logits whether they are logits
     * @param testScores of other images, to see what the strategies do there; null for none
     * @param testLabels of these
     */
    record Foreign(
            Path scores,
            Path labels,
            boolean logits,
            @Nullable Path testScores,
            @Nullable Path testLabels) implements StrategySubject {
        @Override
        public List<Path> sources() {
            return List.of(scores, labels);
        }

        @Override
        public Path folder() {
            String name = String.valueOf(scores.getFileName()).replaceFirst("\\.csv$", "");
            return scores.resolveSibling(name + "-strategies");
        }

        @Override
        public CompareStrategies.Result compared(CompareStrategies by, Bootstrap bootstrap) throws IOException {
            return by.compare(this, bootstrap);
        }
    }
}

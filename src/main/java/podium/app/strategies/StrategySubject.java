package podium.app.strategies;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.core.metric.Bootstrap;

/** The subject of a comparison of strategies: runs, or scores of other programs. */
public sealed interface StrategySubject {
    /** The folders of runs, or the files. */
    List<Path> sources();

    /** The default folder for the results. */
    Path folder();

    /** Compares the strategies without writing files. */
    CompareStrategies.Result compared(CompareStrategies by, Bootstrap bootstrap) throws IOException;

    /**
     * One or two runs.
     *
     * @param competition the competition's Id; null if the runs are in the competition's folder
     * @param truth true to evaluate the strategies on test with the private solution
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
     * Scores of other programs.
     *
     * @param logits true if the scores are logits
     * @param single true if each image has exactly one class, which a column of classes in the labels says, too
     * @param testScores scores of test images, to evaluate the strategies there; null for none
     * @param testLabels the labels of the test images; null for none
     */
    record Foreign(
            Path scores,
            Path labels,
            boolean logits,
            boolean single,
            @Nullable Path testScores,
            @Nullable Path testLabels)
            implements StrategySubject {
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

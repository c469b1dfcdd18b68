package podium.judge.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import podium.core.metric.ConfusionMatrix;
import podium.judge.competition.Solution;

/** The true and the predicted class of each row where an image has exactly one class; classes count from 0. */
public final class ClassPairs {
    private final Solution solution;
    private final int[] actual;
    private final int[] predicted;

    /** The rows of one true class that were predicted as another, in the solution's order. */
    public record Mistake(int actual, int predicted, List<Integer> rows) {
        public Mistake {
            rows = List.copyOf(rows);
        }
    }

    ClassPairs(Solution solution) {
        this.solution = solution;
        this.actual = new int[solution.rows()];
        this.predicted = new int[solution.rows()];
    }

    void set(int row, long actualClass, long predictedClass) {
        actual[row] = (int) actualClass;
        predicted[row] = (int) predictedClass;
    }

    public int actual(int row) {
        return actual[row];
    }

    public int predicted(int row) {
        return predicted[row];
    }

    /** The number of images by true and predicted class. */
    public ConfusionMatrix confusion() {
        ConfusionMatrix matrix = new ConfusionMatrix(solution.classes());
        for (int row = 0; row < actual.length; row++) {
            matrix.add(actual[row], predicted[row], 1);
        }
        return matrix;
    }

    /** The most frequent mistakes; equally frequent ones by true class, then by predicted class. */
    public List<Mistake> mistakes(int count) {
        Map<Integer, List<Integer>> rows = new TreeMap<>();
        for (int row = 0; row < actual.length; row++) {
            if (actual[row] != predicted[row]) {
                rows.computeIfAbsent(actual[row] * solution.classes() + predicted[row], pair -> new ArrayList<>())
                        .add(row);
            }
        }
        return rows.entrySet().stream()
                .sorted(Comparator.comparing(pair -> -pair.getValue().size()))
                .limit(count)
                .map(pair -> new Mistake(
                        pair.getKey() / solution.classes(), pair.getKey() % solution.classes(), pair.getValue()))
                .toList();
    }
}

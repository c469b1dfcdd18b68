package podium.player.strategy.classes;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The order of classes by their scores. */
final class ScoreOrder {
    private ScoreOrder() {}

    /** Returns the classes, the highest score first; the lower class wins ties. */
    static int[] falling(double[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(label -> -scores[label]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Returns the class with the highest score; the lower class wins ties. */
    static int highest(double[] scores) {
        int highest = 0;
        for (int label = 1; label < scores.length; label++) {
            if (scores[label] > scores[highest]) {
                highest = label;
            }
        }
        return highest;
    }
}

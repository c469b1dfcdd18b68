package podium.player.strategy.classes;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Classes by their scores. */
final class ScoreOrder {
    private ScoreOrder() {}

    /** The highest score first, of equal ones the lower class. */
    static int[] falling(double[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(label -> -scores[label]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}

package podium.lab.compare;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import podium.player.figures.FigureKind;

/**
 * What runs say of one photograph.
 *
 * @param id the name of the photograph
 * @param says what each run says, in the order of the comparison
 */
public record OnePhotograph(String id, List<Says> says) {
    public OnePhotograph {
        says = List.copyOf(says);
    }

    /**
     * What a run says.
     *
     * @param run the name of the run
     * @param kind the kind of the run's predictions
     * @param labels the classes, and for a segmenter the background before them
     * @param shares for each label its probability; of a segmenter, its share of the pixels
     */
    public record Says(String run, FigureKind kind, List<String> labels, List<Double> shares) {
        public Says {
            labels = List.copyOf(labels);
            shares = List.copyOf(shares);
        }

        /** Returns the labels with the highest values, as positions. */
        public List<Integer> first(int most) {
            return IntStream.range(0, shares.size())
                    .boxed()
                    .sorted(Comparator.comparing(label -> -shares.get(label)))
                    .limit(most)
                    .toList();
        }
    }
}

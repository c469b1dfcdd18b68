package podium.player.figures;

import java.util.List;
import java.util.stream.IntStream;
import podium.core.metric.ConfusionMatrix;

/**
 * How well a classifier of images with one class finds one of the classes.
 *
 * @param precision the share of images predicted as this class that show it; 0 if it is never predicted
 * @param recall the share of images of this class that are predicted as it; 0 if there are none
 * @param f1 the harmonic mean of both; 0 if the class neither occurs nor is predicted
 */
public record ClassRates(double precision, double recall, double f1) {
    /** Returns the rates of each class. */
    public static List<ClassRates> of(ConfusionMatrix confusion) {
        return IntStream.range(0, confusion.labels())
                .mapToObj(label ->
                        new ClassRates(confusion.precision(label), confusion.recall(label), confusion.f1(label)))
                .toList();
    }
}

package podium.judge.scoring;

import podium.core.mask.PixelRuns;
import podium.core.mask.Planes;
import podium.core.metric.Dice;

/** The pixel counts of each class over all images, under the competition's void rule. */
public final class ClassPixels {
    private final long[] both;
    private final long[] predicted;
    private final long[] actual;

    ClassPixels(int classes) {
        both = new long[classes];
        predicted = new long[classes];
        actual = new long[classes];
    }

    /** Adds an image and gives the number of pixels that the prediction and the truth have in common. */
    long add(Planes prediction, Planes truth) {
        count(prediction, predicted);
        count(truth, actual);
        long sum = 0;
        for (int i = 0; i < prediction.count(); i++) {
            for (int j = 0; j < truth.count(); j++) {
                if (prediction.label(i) == truth.label(j)) {
                    long pixels = PixelRuns.andCardinality(prediction.plane(i), truth.plane(j));
                    both[truth.label(j) - 1] += pixels;
                    sum += pixels;
                }
            }
        }
        return sum;
    }

    private static void count(Planes planes, long[] counts) {
        for (int i = 0; i < planes.count(); i++) {
            counts[planes.label(i) - 1] += planes.plane(i).cardinality();
        }
    }

    public long actual(int label) {
        return actual[label];
    }

    /**
     * The Dice of the class's pixels, pooled over all images; 1 if the class is neither in the truth nor
     * predicted.
     */
    public double dice(int label) {
        return Dice.of(both[label], predicted[label], actual[label]);
    }

    /**
     * The IoU from the same counts: both / (predicted + actual - both) = Dice / (2 - Dice); 1 if the class
     * occurs in neither.
     */
    public double iou(int label) {
        long union = predicted[label] + actual[label] - both[label];
        return union == 0 ? 1 : (double) both[label] / union;
    }
}

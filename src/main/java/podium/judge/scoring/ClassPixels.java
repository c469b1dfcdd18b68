package podium.judge.scoring;

import podium.core.mask.PixelRuns;
import podium.core.mask.Planes;
import podium.core.metric.Dice;

/** Pixels of each class over all images, under the competition's void rule. */
public final class ClassPixels {
    private final long[] both;
    private final long[] predicted;
    private final long[] actual;

    ClassPixels(int classes) {
        both = new long[classes];
        predicted = new long[classes];
        actual = new long[classes];
    }

    /** Counts an image and gives the number of pixels that both have. */
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

    /** Dice of the class's pixels pooled over all images; 1 where it is neither in the truth nor predicted. */
    public double dice(int label) {
        return Dice.of(both[label], predicted[label], actual[label]);
    }

    /** IoU of the same counts, Dice / (2 - Dice): both / (predicted + actual - both); 1 where {@link #dice} is 1. */
    public double iou(int label) {
        long union = predicted[label] + actual[label] - both[label];
        return union == 0 ? 1 : (double) both[label] / union;
    }
}

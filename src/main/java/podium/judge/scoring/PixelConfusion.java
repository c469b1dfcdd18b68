package podium.judge.scoring;

import podium.core.mask.PixelRuns;
import podium.core.mask.Planes;
import podium.core.metric.ConfusionMatrix;

/**
 * Fills a confusion matrix from runs, without void pixels: class against class is an intersection, background
 * is the rest.
 */
final class PixelConfusion {
    private PixelConfusion() {}

    /**
     * The confusion matrix of one image.
     *
     * @param prediction the predicted planes; a pixel with several classes counts for the lowest
     * @param truth the planes of the same image's truth; no plane contains void pixels
     * @param voidPixels the pixels that do not count
     * @param pixels the number of pixels, width * height
     */
    static ConfusionMatrix of(Planes prediction, Planes truth, PixelRuns voidPixels, long pixels, int classes) {
        Planes predicted = prediction.disjoint();
        Planes actual = truth.minus(voidPixels);
        ConfusionMatrix matrix = new ConfusionMatrix(classes + 1);
        long rest = pixels - voidPixels.cardinality();
        long[] unmatched = new long[predicted.count()];
        for (int j = 0; j < predicted.count(); j++) {
            unmatched[j] = PixelRuns.minusCardinality(predicted.plane(j), voidPixels);
        }
        for (int i = 0; i < actual.count(); i++) {
            long missed = actual.plane(i).cardinality();
            for (int j = 0; j < predicted.count(); j++) {
                long both = PixelRuns.andCardinality(actual.plane(i), predicted.plane(j));
                matrix.add(actual.label(i), predicted.label(j), both);
                missed -= both;
                unmatched[j] -= both;
                rest -= both;
            }
            matrix.add(actual.label(i), 0, missed);
            rest -= missed;
        }
        for (int j = 0; j < predicted.count(); j++) {
            matrix.add(0, predicted.label(j), unmatched[j]);
            rest -= unmatched[j];
        }
        matrix.add(0, 0, rest);
        return matrix;
    }
}

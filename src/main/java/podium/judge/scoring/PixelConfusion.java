package podium.judge.scoring;

import podium.core.mask.PixelRuns;
import podium.core.mask.Planes;
import podium.core.metric.ConfusionMatrix;

/** Fills a confusion matrix from runs, void left out: class against class is an intersection, background is the rest. */
final class PixelConfusion {
    private PixelConfusion() {}

    /**
     * @param prediction a pixel of several classes counts for the lowest
     * @param truth of the same image; void is in no plane
     * @param voidPixels counted nowhere
     * @param pixels width * height
     */
    static ConfusionMatrix of(Planes prediction, Planes truth, PixelRuns voidPixels, long pixels, int classes) {
        Planes seen = prediction.disjoint();
        Planes there = truth.minus(voidPixels);
        ConfusionMatrix matrix = new ConfusionMatrix(classes + 1);
        long rest = pixels - voidPixels.cardinality();
        long[] unmatched = new long[seen.count()];
        for (int j = 0; j < seen.count(); j++) {
            unmatched[j] = PixelRuns.minusCardinality(seen.plane(j), voidPixels);
        }
        for (int i = 0; i < there.count(); i++) {
            long missed = there.plane(i).cardinality();
            for (int j = 0; j < seen.count(); j++) {
                long both = PixelRuns.andCardinality(there.plane(i), seen.plane(j));
                matrix.add(there.label(i), seen.label(j), both);
                missed -= both;
                unmatched[j] -= both;
                rest -= both;
            }
            matrix.add(there.label(i), 0, missed);
            rest -= missed;
        }
        for (int j = 0; j < seen.count(); j++) {
            matrix.add(0, seen.label(j), unmatched[j]);
            rest -= unmatched[j];
        }
        matrix.add(0, 0, rest);
        return matrix;
    }
}

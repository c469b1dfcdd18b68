package podium.player.strategy;

import podium.core.mask.LabelMap;
import podium.core.metric.Dice;

/**
 * Pixel counts of one image, summed over all classes except background.
 *
 * @param both the pixels whose true and predicted class agree
 * @param there the pixels that truly have a class
 * @param predicted the pixels that are predicted as a class
 */
record PixelCounts(long both, long there, long predicted) {
    /** Counts the pixels of a prediction. Void pixels of the truth are left out, or else count as background. */
    static PixelCounts of(LabelMap truth, LabelMap decided, boolean ignoreVoid) {
        byte[] wanted = truth.labels();
        byte[] labels = decided.labels();
        long both = 0;
        long there = 0;
        long predicted = 0;
        for (int i = 0; i < wanted.length; i++) {
            boolean blank = wanted[i] == (byte) LabelMap.VOID;
            there += wanted[i] != 0 && !blank ? 1 : 0;
            predicted += labels[i] != 0 && !(blank && ignoreVoid) ? 1 : 0;
            both += labels[i] != 0 && labels[i] == wanted[i] ? 1 : 0;
        }
        return new PixelCounts(both, there, predicted);
    }

    double dice() {
        return Dice.of(both, predicted, there);
    }
}

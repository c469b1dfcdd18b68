package podium.player.strategy;

import podium.core.mask.LabelMap;
import podium.core.metric.Dice;

/**
 * Pixels of an image, all classes together.
 *
 * @param both of a class, in truth and as decided
 * @param there of any class in truth
 * @param said of any class, as decided
 */
record PixelCounts(long both, long there, long said) {
    /** Void pixels of the truth are background, or left out on both sides. */
    static PixelCounts of(LabelMap truth, LabelMap decided, boolean ignoreVoid) {
        byte[] wanted = truth.labels();
        byte[] labels = decided.labels();
        long both = 0;
        long there = 0;
        long said = 0;
        for (int i = 0; i < wanted.length; i++) {
            boolean blank = wanted[i] == (byte) LabelMap.VOID;
            there += wanted[i] != 0 && !blank ? 1 : 0;
            said += labels[i] != 0 && !(blank && ignoreVoid) ? 1 : 0;
            both += labels[i] != 0 && labels[i] == wanted[i] ? 1 : 0;
        }
        return new PixelCounts(both, there, said);
    }

    double dice() {
        return Dice.of(both, said, there);
    }
}

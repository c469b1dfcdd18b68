package podium.core.metric;

import podium.core.mask.PixelRuns;

/**
 * The Dice coefficient of two sets, 2 |X and Y| / (|X| + |Y|); 1 where both are empty (Dice, "Measures of the amount of
 * ecologic association between species", 1945). Over label vectors it is the per-image F1.
 */
public final class Dice {
    private Dice() {}

    public static double of(PixelRuns x, PixelRuns y) {
        return of(PixelRuns.andCardinality(x, y), x.cardinality(), y.cardinality());
    }

    /**
     * Dice from counts.
     *
     * @param both |X and Y|
     * @param x |X|
     * @param y |Y|
     */
    public static double of(long both, long x, long y) {
        return x + y == 0 ? 1 : 2.0 * both / (x + y);
    }
}

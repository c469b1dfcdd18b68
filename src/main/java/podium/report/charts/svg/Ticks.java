package podium.report.charts.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The ticks of an axis: multiples of 1, 2 or 5 times a power of ten.
 *
 * @param values the values, ascending
 * @param decimals the digits after the point that tell the values apart
 */
record Ticks(List<Double> values, int decimals) {
    private static final int MOST_DECIMALS = 6;

    Ticks {
        values = List.copyOf(values);
    }

    /**
     * The ticks from low to high.
     *
     * @param most the largest number of ticks
     * @param whole true if only whole numbers are meant
     */
    static Ticks of(double low, double high, int most, boolean whole) {
        double span = high - low;
        if (!(span > 0)) {
            return new Ticks(List.of(low), 0);
        }
        double step = Math.pow(10, Math.floor(Math.log10(span / most)));
        int next = 0;
        double[] factors = {2, 2.5, 2};
        while (span / step > most || (whole && step < 1)) {
            step *= factors[next++ % factors.length];
        }
        int decimals = Math.max(0, Math.min(MOST_DECIMALS, (int) -Math.floor(Math.log10(step) + 1e-9)));
        List<Double> values = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * span; i++) {
            values.add(i * step);
        }
        return new Ticks(values, decimals);
    }

    /** A value as text. */
    String text(double value) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}

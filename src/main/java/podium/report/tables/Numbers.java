package podium.report.tables;

import java.util.Locale;
import podium.core.metric.Interval;

/** How figures are written for people: a point, a fixed number of digits, a dash for what does not exist. */
public final class Numbers {
    private static final double SMALLEST = 5e-5;

    private Numbers() {}

    /** A score, to six digits. */
    public static String score(double value) {
        return fixed("%.6f", value);
    }

    /** A share or ratio, to three digits. */
    public static String share(double value) {
        return fixed("%.3f", value);
    }

    /** A share or ratio, to two digits. */
    public static String hundredth(double value) {
        return fixed("%.2f", value);
    }

    /** A percentage of a whole, to one digit. */
    public static String percent(double share) {
        return fixed("%.1f%%", 100 * share);
    }

    private static String fixed(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }

    /** A count, in groups of three. */
    public static String whole(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 0.4012 to 0.4310}; a dash where it is not known. */
    public static String interval(Interval interval) {
        return interval.known() ? end(interval.low()) + " to " + end(interval.high()) : "-";
    }

    /** To four digits; what would round to zero and is not zero is written in full, for an end's sign decides. */
    private static String end(double value) {
        if (value == 0) {
            return "0.0000";
        }
        return String.format(Locale.ROOT, Math.abs(value) < SMALLEST ? "%.0e" : "%.4f", value);
    }
}

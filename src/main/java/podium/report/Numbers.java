package podium.report;

import java.util.Locale;
import podium.metric.Interval;

/** How figures are written for people: a point, a fixed number of digits, a dash for what does not exist. */
final class Numbers {
    private Numbers() {}

    /** A score, to six digits. */
    static String score(double value) {
        return fixed("%.6f", value);
    }

    /** A share or ratio, to three digits. */
    static String share(double value) {
        return fixed("%.3f", value);
    }

    /** A share or ratio, to two digits. */
    static String hundredth(double value) {
        return fixed("%.2f", value);
    }

    /** A percentage of a whole, to one digit. */
    static String percent(double share) {
        return fixed("%.1f%%", 100 * share);
    }

    private static String fixed(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }

    /** A count, in groups of three. */
    static String whole(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 0.4012 to 0.4310}. */
    static String interval(Interval interval) {
        return Double.isNaN(interval.low())
                ? "-"
                : String.format(Locale.ROOT, "%.4f to %.4f", interval.low(), interval.high());
    }
}

package podium.report.tables;

import java.util.Locale;
import podium.core.metric.Interval;

/** Formats figures for people: a decimal point, a fixed number of digits, and a dash for NaN. */
public final class Numbers {
    private static final double SMALLEST = 5e-5;

    private Numbers() {}

    /** A score with six digits. */
    public static String score(double value) {
        return fixed("%.6f", value);
    }

    /** A share or ratio with three digits. */
    public static String share(double value) {
        return fixed("%.3f", value);
    }

    /** A share or ratio with four digits. */
    public static String fourth(double value) {
        return fixed("%.4f", value);
    }

    /** A share or ratio with two digits. */
    public static String hundredth(double value) {
        return fixed("%.2f", value);
    }

    /** A percentage with one digit. */
    public static String percent(double share) {
        return fixed("%.1f%%", 100 * share);
    }

    private static String fixed(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }

    /** A duration such as {@code 41 s}, {@code 12 min 05 s} or {@code 1 h 02 min}. */
    public static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole / 60 % 60);
    }

    /** A count with its digits in groups of three. */
    public static String whole(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** An interval such as {@code 0.4012 to 0.4310}; a dash if it is unknown. */
    public static String interval(Interval interval) {
        return interval.known() ? end(interval.low()) + " to " + end(interval.high()) : "-";
    }

    /**
     * An end with four digits. A nonzero value that rounds to zero has an exponent, since the sign of an end matters.
     */
    private static String end(double value) {
        if (value == 0) {
            return "0.0000";
        }
        return String.format(Locale.ROOT, Math.abs(value) < SMALLEST ? "%.0e" : "%.4f", value);
    }
}

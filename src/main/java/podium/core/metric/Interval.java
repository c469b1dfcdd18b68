package podium.core.metric;

/** A confidence interval, {@code low <= high}, both included; both are NaN if the interval is unknown. */
public record Interval(double low, double high) {
    public Interval {
        if (low > high) {
            throw new IllegalArgumentException("an interval from " + low + " to " + high);
        }
    }

    /** True if the interval is known; that of a single image is not. */
    public boolean known() {
        return !Double.isNaN(low) && !Double.isNaN(high);
    }

    /** True if the interval is known and lies strictly on one side of {@code value}. */
    public boolean excludes(double value) {
        return value < low || value > high;
    }
}

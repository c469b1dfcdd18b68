package podium.core.metric;

/** A confidence interval: {@code low <= high}, both included; both are NaN where nothing is known. */
public record Interval(double low, double high) {
    public Interval {
        if (low > high) {
            throw new IllegalArgumentException("an interval from " + low + " to " + high);
        }
    }

    /** Whether there is one: a single image has none. */
    public boolean known() {
        return !Double.isNaN(low) && !Double.isNaN(high);
    }

    /** Whether the whole interval lies on one side of {@code value}; an interval that touches it, or is not known, does not. */
    public boolean excludes(double value) {
        return value < low || value > high;
    }
}

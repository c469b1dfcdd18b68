package podium.metric;

/** A confidence interval: {@code low <= high}, both included. */
public record Interval(double low, double high) {
    public Interval {
        if (low > high) {
            throw new IllegalArgumentException("an interval from " + low + " to " + high);
        }
    }

    /** Whether the whole interval lies on one side of {@code value}. */
    public boolean excludes(double value) {
        return value < low || value > high;
    }
}

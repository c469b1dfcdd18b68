package podium.lab.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * A range from which numbers are drawn, with three significant digits.
 *
 * @param low the smallest number
 * @param high the largest number
 * @param logarithmic true if the logarithm of a number is drawn uniformly, false if the number itself
 */
record DrawnValues(double low, double high, boolean logarithmic) implements AxisValues {
    private static final MathContext DIGITS = new MathContext(3);

    @Override
    public List<String> all() {
        return List.of();
    }

    @Override
    public OptionalInt count() {
        return OptionalInt.empty();
    }

    @Override
    public String draw(SplittableRandom random) {
        double share = random.nextDouble();
        double value = logarithmic ? low * Math.pow(high / low, share) : low + (high - low) * share;
        double rounded = BigDecimal.valueOf(value).round(DIGITS).doubleValue();
        return Double.toString(Math.max(low, Math.min(high, rounded)));
    }
}

package podium.player.prediction;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Floats as the fewest decimal digits that are read back as the same float: {@code 0.1}, {@code 1.5E-7}. The text is the
 * same under any Java; {@code Float.toString} was mended in Java 19 and writes more digits before.
 */
final class FloatText {
    /** So many decimal digits tell any two floats apart. */
    private static final int ENOUGH = 9;

    private FloatText() {}

    /** The text of a finite float; of both zeros, {@code 0}. */
    static String of(float value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal rounded = exact;
        for (int digits = 1; digits <= ENOUGH; digits++) {
            rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (Float.parseFloat(rounded.toString()) == value) {
                break;
            }
        }
        return rounded.setScale(Math.max(0, rounded.stripTrailingZeros().scale()), RoundingMode.UNNECESSARY)
                .toString();
    }
}

package podium.player.prediction;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The shortest decimal text that is read back as the same float, such as {@code 0.1} or {@code 1.5E-7}. The text does
 * not depend on the Java version; {@code Float.toString} writes more digits before Java 19.
 */
final class FloatText {
    /** The number of decimal digits that distinguishes any two floats. */
    private static final int ENOUGH = 9;

    private FloatText() {}

    /** Returns the text of a finite float; both zeros are {@code 0}. */
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

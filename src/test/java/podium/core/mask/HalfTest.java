package podium.core.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.Thorough;

class HalfTest {
    @Test
    void everyHalfIsItsOwnNearest() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float value = Half.value((short) bits);
            if (Float.isNaN(value)) {
                assertThat(bits & 0x7C00).isEqualTo(0x7C00);
                assertThat(Half.value(Half.bits(value))).isNaN();
            } else {
                assertThat(Half.bits(value)).as(Integer.toHexString(bits)).isEqualTo((short) bits);
            }
        }
    }

    /** Expected bits from numpy.float16. */
    @ParameterizedTest
    @CsvSource({
        "1.0, 3c00",
        "-2.0, c000",
        "65504.0, 7bff",
        "65519.99, 7bff",
        "65520.0, 7c00",
        "-Infinity, fc00",
        "-0.0, 8000",
        "5.9604645e-8, 0001",
        "2.9802322e-8, 0000",
        "2.9802326e-8, 0001",
        "8.940697e-8, 0002",
        "6.1035156e-5, 0400",
        "6.1005e-5, 03ff",
        "6.1005354e-5, 0400",
        "2049.0, 6800",
        "2051.0, 6802",
        "0.1, 2e66"
    })
    void examplesHaveTheBitsOfNumpy(float value, String bits) {
        assertThat(Half.bits(value)).isEqualTo((short) Integer.parseInt(bits, 16));
    }

    @Test
    void noOtherHalfIsNearer() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < Thorough.count(20_000, 5_000_000); i++) {
            float value = (float) ((random.nextDouble() - 0.5) * StrictMath.pow(2, random.nextInt(-26, 17)));
            short found = Half.bits(value);
            double distance = Math.abs((double) value - Half.value(found));
            for (int step : new int[] {-1, 1}) {
                float other = Half.value((short) (found + step));
                double away = Math.abs((double) value - other);
                assertThat(Float.isNaN(other) || away > distance || (away == distance && (found & 1) == 0))
                        .as("%s", value)
                        .isTrue();
            }
        }
    }
}

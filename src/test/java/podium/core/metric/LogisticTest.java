package podium.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import podium.Thorough;

/**
 * Networks, calibrations and strategies depend on every bit of these functions, so the formulas are compared
 * exactly.
 */
class LogisticTest {
    @Test
    void everyBitEqualsThatOfTheFormula() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < Thorough.count(10_000, 1_000_000); round++) {
            double z = 40 * random.nextDouble() - 20;
            double wanted = random.nextDouble();
            double excess = Math.log1p(Math.exp(-Math.abs(z)));
            assertThat(Logistic.sigmoid(z)).isEqualTo(1 / (1 + Math.exp(-z)));
            assertThat(Logistic.sigmoidOfBothTails(z))
                    .isEqualTo(z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));
            assertThat(Logistic.excess(z)).isEqualTo(excess);
            assertThat(Logistic.softplus(z)).isEqualTo(Math.max(z, 0) + excess);
            assertThat(Logistic.crossEntropy(z, wanted)).isEqualTo(Math.max(z, 0) - z * wanted + excess);
        }
    }

    @Test
    void extremeLogitsGiveFiniteNumbers() {
        assertThat(Logistic.sigmoid(1e308)).isOne();
        assertThat(Logistic.sigmoid(-1e308)).isZero();
        assertThat(Logistic.sigmoidOfBothTails(-740)).isPositive();
        assertThat(Logistic.softplus(1e308)).isEqualTo(1e308);
        assertThat(Logistic.crossEntropy(1e6, 1)).isZero();
    }

    @Test
    void crossEntropyEqualsThatOfTheProbability() {
        for (double z = -10; z <= 10; z += 0.25) {
            double p = Logistic.sigmoid(z);
            assertThat(Logistic.softplus(z)).isCloseTo(-Math.log(1 - p), within(1e-9));
            assertThat(Logistic.crossEntropy(z, 0.3))
                    .isCloseTo(-0.3 * Math.log(p) - 0.7 * Math.log(1 - p), within(1e-9));
        }
    }

    @Test
    void softmaxEqualsTheNaiveFormula() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < Thorough.count(1_000, 100_000); round++) {
            float[] logits = new float[2 + random.nextInt(8)];
            double sum = 0;
            int without = random.nextInt(logits.length);
            for (int i = 0; i < logits.length; i++) {
                logits[i] = 20 * random.nextFloat() - 10;
                sum += i == 0 || i == without ? 0 : Math.exp(logits[i]);
            }
            Softmax softmax = Softmax.of(logits, 1, logits.length, place -> place + 1 != without);
            if (sum > 0) {
                assertThat(softmax.logSum()).isCloseTo(Math.log(sum), within(1e-9));
                for (int i = 1; i < logits.length; i++) {
                    assertThat(softmax.share(i - 1))
                            .isCloseTo(i == without ? 0 : Math.exp(logits[i]) / sum, within(1e-12));
                }
            }
        }
    }

    @Test
    void largeLogitsHaveShares() {
        Softmax softmax = Softmax.of(new float[] {3e38f, -3e38f, 3e38f}, 0, 3);
        assertThat(softmax.share(0)).isEqualTo(0.5);
        assertThat(softmax.share(1)).isZero();
        assertThat(softmax.sum()).isEqualTo(2);
        assertThat(softmax.largest()).isEqualTo(3e38f);
    }
}

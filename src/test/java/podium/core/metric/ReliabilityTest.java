package podium.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReliabilityTest {
    @Test
    void figuresMatchTheirFormulasBinByBin() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < 50; round++) {
            int count = random.nextInt(1, 200);
            double[] probabilities = random.doubles(count).toArray();
            probabilities[0] = 1;
            boolean[] came = new boolean[count];
            double brier = 0;
            for (int i = 0; i < count; i++) {
                came[i] = random.nextDouble() < probabilities[i];
                brier += Math.pow(probabilities[i] - (came[i] ? 1 : 0), 2) / count;
            }
            double error = 0;
            int bins = 0;
            for (int bin = 0; bin < 10; bin++) {
                double gap = 0;
                int inside = 0;
                for (int i = 0; i < count; i++) {
                    boolean here = probabilities[i] >= bin / 10.0 && (probabilities[i] < (bin + 1) / 10.0 || bin == 9);
                    gap += here ? probabilities[i] - (came[i] ? 1 : 0) : 0;
                    inside += here ? 1 : 0;
                }
                error += Math.abs(gap) / count;
                bins += inside > 0 ? 1 : 0;
            }
            Reliability found = Reliability.of(probabilities, came);
            assertThat(found.brier()).isCloseTo(brier, within(1e-12));
            assertThat(found.error()).isCloseTo(error, within(1e-12));
            assertThat(found.bins()).hasSize(bins);
            assertThat(found.bins().stream().mapToInt(Reliability.Bin::count).sum())
                    .isEqualTo(count);
        }
    }

    @Test
    void withoutProbabilitiesThereIsNoReliability() {
        assertThatIllegalArgumentException().isThrownBy(() -> Reliability.of(new double[0], new boolean[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> Reliability.of(new double[1], new boolean[2]));
    }
}

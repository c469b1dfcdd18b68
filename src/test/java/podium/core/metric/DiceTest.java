package podium.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import podium.Thorough;
import podium.core.mask.PixelRuns;

class DiceTest {
    @Test
    void diceIsTwiceTheIntersectionOverTheSumOfSizes() {
        assertThat(Dice.of(PixelRuns.of(0, 4), PixelRuns.of(2, 4))).isEqualTo(4.0 / 6);
        assertThat(Dice.of(PixelRuns.of(0, 4), PixelRuns.of(0, 4))).isEqualTo(1);
        assertThat(Dice.of(PixelRuns.of(0, 4), PixelRuns.of(4, 8))).isZero();
        assertThat(Dice.of(3, 4, 6)).isEqualTo(0.6);
    }

    @Test
    void emptyMasksScoreOne() {
        assertThat(Dice.of(PixelRuns.EMPTY, PixelRuns.EMPTY)).isEqualTo(1);
        assertThat(Dice.of(PixelRuns.EMPTY, PixelRuns.of(0, 1))).isZero();
        assertThat(Dice.of(PixelRuns.of(0, 1), PixelRuns.EMPTY)).isZero();
    }

    /** Equals scikit-learn's f1_score of the same vectors: 2 tp / (2 tp + fp + fn). */
    @Test
    void diceOfLabelVectorsIsTheirF1() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < Thorough.count(2_000, 100_000); i++) {
            boolean[] x = new boolean[20];
            boolean[] y = new boolean[20];
            int truePositives = 0;
            int wrong = 0;
            for (int label = 0; label < 20; label++) {
                x[label] = random.nextInt(4) == 0;
                y[label] = random.nextInt(4) == 0;
                truePositives += x[label] && y[label] ? 1 : 0;
                wrong += x[label] != y[label] ? 1 : 0;
            }
            double expected = truePositives + wrong == 0 ? 1 : 2.0 * truePositives / (2 * truePositives + wrong);
            assertThat(Dice.of(Labels.runs(x), Labels.runs(y))).isEqualTo(expected);
        }
    }

    @Test
    void largePhotographsDoNotOverflow() {
        PixelRuns all = PixelRuns.of(0, 4_000_000_000_000L);
        assertThat(Dice.of(all, PixelRuns.of(0, 2_000_000_000_000L))).isEqualTo(2.0 / 3);
    }
}

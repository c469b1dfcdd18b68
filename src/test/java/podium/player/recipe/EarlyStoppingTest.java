package podium.player.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import podium.player.figures.Metric;
import podium.player.figures.Patience;

class EarlyStoppingTest {
    @Test
    void aStageEndsWhenItsPatienceIsUsedUp() {
        EarlyStopping stopping = new EarlyStopping(2, 0.1, true);
        Patience state = Patience.START;
        double[] values = {0.1, 0.5, 0.55, 0.61, 0.6, 0.7};
        boolean[] ends = {false, false, false, false, false, true};
        for (int i = 0; i < values.length; i++) {
            state = state.after(i + 1, values[i], Metric.AVERAGE_PRECISION, stopping.minDelta());
            assertThat(stopping.ends(state)).as("epoch %d", i + 1).isEqualTo(ends[i]);
        }
        assertThat(state).isEqualTo(new Patience(0.61, 4, 2));
    }

    @Test
    void aLowerLossIsAnImprovement() {
        Patience state = Patience.START.after(1, -3, Metric.LOSS, 0).after(2, -2, Metric.LOSS, 0);
        assertThat(state).isEqualTo(new Patience(-3, 1, 1));
        assertThat(state.after(3, -4, Metric.LOSS, 0)).isEqualTo(new Patience(-4, 3, 0));
    }

    @Test
    void nanIsNeverAnImprovement() {
        Patience state = Patience.START.after(1, Double.NaN, Metric.AP11, 0);
        assertThat(state).isEqualTo(new Patience(0, 0, 1));
        state = state.after(2, -1, Metric.AP11, 0).after(3, Double.NaN, Metric.AP11, 0);
        assertThat(state).isEqualTo(new Patience(-1, 2, 1));
    }

    @Test
    void withPatienceZeroNoStageEndsEarly() {
        assertThat(EarlyStopping.STANDARD.ends(new Patience(1, 1, 1000))).isFalse();
    }
}

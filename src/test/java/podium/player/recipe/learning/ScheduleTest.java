package podium.player.recipe.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import podium.player.figures.Metric;

class ScheduleTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final int STEPS = 4;
    private static final int EPOCHS = 10;

    @Test
    void constantStaysOne() {
        assertThat(at(schedule(ScheduleKind.CONSTANT, 0, 0), 39)).isEqualTo(1);
    }

    @Test
    void stepReducesTheRateAtTheStartOfAnEpoch() {
        Schedule schedule = schedule(ScheduleKind.STEP, 0, 0);
        assertThat(at(schedule, 3 * STEPS - 1)).isEqualTo(1);
        assertThat(at(schedule, 3 * STEPS)).isEqualTo(0.5);
        assertThat(at(schedule, 9 * STEPS)).isEqualTo(0.125);
    }

    @Test
    void polynomialAndCosineReachTheFloorAtTheEnd() {
        Schedule polynomial = schedule(ScheduleKind.POLYNOMIAL, 0, 0.1);
        assertThat(at(polynomial, 0)).isEqualTo(1);
        assertThat(at(polynomial, 20)).isCloseTo(0.1 + 0.9 * 0.25, EXACT);
        assertThat(at(polynomial, 40)).isCloseTo(0.1, EXACT);
        Schedule cosine = schedule(ScheduleKind.COSINE, 0, 0.2);
        assertThat(at(cosine, 0)).isEqualTo(1);
        assertThat(at(cosine, 10)).isCloseTo(0.2 + 0.8 * (1 + Math.sqrt(0.5)) / 2, EXACT);
        assertThat(at(cosine, 20)).isCloseTo(0.6, EXACT);
        assertThat(at(cosine, 40)).isCloseTo(0.2, EXACT);
        assertThat(at(cosine, 4000)).isCloseTo(0.2, EXACT);
    }

    @Test
    void warmUpGrowsLinearlyToTheFullRate() {
        Schedule schedule = schedule(ScheduleKind.CONSTANT, 2, 0);
        for (int step = 0; step < 8; step++) {
            assertThat(at(schedule, step)).isCloseTo((step + 1) / 8.0, EXACT);
        }
        assertThat(at(schedule, 8)).isEqualTo(1);
    }

    @Test
    void cosineBeginsAfterTheWarmUp() {
        Schedule schedule = schedule(ScheduleKind.COSINE, 2, 0);
        assertThat(at(schedule, 7)).isEqualTo(1);
        assertThat(at(schedule, 8)).isEqualTo(1);
        assertThat(at(schedule, 8 + 16)).isCloseTo(0.5, EXACT);
    }

    @ParameterizedTest
    @EnumSource
    void afterTheWarmUpTheRateNeverRisesAndStaysAboveTheFloor(ScheduleKind kind) {
        Schedule schedule = schedule(kind, 0.5, 0.3);
        double before = 1;
        for (int step = 2; step < 60; step++) {
            assertThat(at(schedule, step)).isBetween(0.3, before);
            before = at(schedule, step);
        }
    }

    @Test
    void plateauReducesTheRateEachTimePatienceIsUsedUp() {
        Schedule schedule = schedule(ScheduleKind.PLATEAU, 0, 0.2); // patience 2, factor 0.5
        double[] losses = {3, 2, 2, 2, 1.9, 1.9, 1.9, 1.9, 1.9, 1.9};
        double[] expected = {1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.2, 0.2};
        Plateau plateau = Plateau.START;
        for (int i = 0; i < losses.length; i++) {
            plateau = plateau.after(i + 1, losses[i], Metric.LOSS, 0, schedule);
            assertThat(schedule.multiplier(4, STEPS, EPOCHS, plateau))
                    .as("epoch %d", i + 1)
                    .isEqualTo(expected[i]);
        }
        assertThat(plateau.patience().bestEpoch()).isEqualTo(5);
    }

    @Test
    void aCheckpointKeepsThePlateau() throws JsonProcessingException {
        Plateau plateau = Plateau.START.after(1, 0.1 + 0.2, Metric.AP11, 0, schedule(ScheduleKind.PLATEAU, 0, 0));
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readValue(json.writeValueAsString(plateau), Plateau.class))
                .isEqualTo(plateau);
    }

    private static Schedule schedule(ScheduleKind kind, double warmUp, double floor) {
        return new Schedule(kind, warmUp, 3, 0.5, 2, 2, floor);
    }

    private static double at(Schedule schedule, long step) {
        return schedule.multiplier(step, STEPS, EPOCHS, Plateau.START);
    }
}

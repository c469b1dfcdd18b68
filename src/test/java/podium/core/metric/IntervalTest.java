package podium.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class IntervalTest {
    @Test
    void endsBelongToTheInterval() {
        Interval interval = new Interval(-1, 2);
        assertThat(interval.excludes(-1)).isFalse();
        assertThat(interval.excludes(2)).isFalse();
        assertThat(interval.excludes(-1.1)).isTrue();
        assertThat(interval.excludes(2.1)).isTrue();
    }

    @Test
    void theLowEndMustNotBeAboveTheHighEnd() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Interval(2, 1))
                .withMessage("an interval from 2.0 to 1.0");
    }

    @Test
    void anUnknownIntervalExcludesNothing() {
        assertThat(new Interval(Double.NaN, Double.NaN).excludes(0)).isFalse();
    }
}

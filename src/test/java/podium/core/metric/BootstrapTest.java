package podium.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import podium.Thorough;

class BootstrapTest {
    private final Bootstrap bootstrap = new Bootstrap(2000, 0.95, 2009);

    private static double mean(double[] sum) {
        return sum[0] / sum[1];
    }

    /** Rows of {value, 1} with uniform values in [0, 1). */
    private static double[][] uniform(int images, SplittableRandom random) {
        double[][] rows = new double[images][];
        for (int image = 0; image < images; image++) {
            rows[image] = new double[] {random.nextDouble(), 1};
        }
        return rows;
    }

    private static double width(Interval interval) {
        return interval.high() - interval.low();
    }

    @Test
    void sameSeedGivesTheSameInterval() {
        double[][] rows = uniform(100, new SplittableRandom(1));
        Interval interval = bootstrap.interval(rows, BootstrapTest::mean);
        assertThat(new Bootstrap(2000, 0.95, 2009).interval(rows, BootstrapTest::mean))
                .isEqualTo(interval);
        assertThat(new Bootstrap(2000, 0.95, 2010).interval(rows, BootstrapTest::mean))
                .isNotEqualTo(interval);
    }

    /** The mean of 400 uniform values has a standard deviation of 1 / sqrt(12 * 400). */
    @Test
    void theWidthForAMeanIsThatOfTheNormalApproximation() {
        double expected = 2 * 1.96 / Math.sqrt(12 * 400);
        assertThat(width(bootstrap.interval(uniform(400, new SplittableRandom(2)), BootstrapTest::mean)))
                .isCloseTo(expected, within(0.1 * expected));
        assertThat(width(new Bootstrap(2000, 0.5, 1)
                        .interval(uniform(400, new SplittableRandom(2)), BootstrapTest::mean)))
                .isCloseTo(expected * 0.6745 / 1.96, within(0.1 * expected));
    }

    /**
     * 95% of intervals contain the true mean; with 300 draws the standard deviation is 1.3 points, with 4,000
     * it is 0.35.
     */
    @Test
    void intervalsContainTheTrueMeanAsOftenAsStated() {
        int draws = Thorough.count(300, 4_000);
        SplittableRandom random = new SplittableRandom(3);
        int held = 0;
        for (int draw = 0; draw < draws; draw++) {
            Interval interval = new Bootstrap(500, 0.95, draw).interval(uniform(100, random), BootstrapTest::mean);
            held += interval.excludes(0.5) ? 0 : 1;
        }
        assertThat((double) held / draws).isBetween(0.91, 0.98);
    }

    @Test
    void commonDifficultyCancelsOut() {
        SplittableRandom random = new SplittableRandom(4);
        double[][] first = uniform(200, random);
        double[][] second = new double[200][];
        double[][] other = uniform(200, random);
        for (int image = 0; image < 200; image++) {
            second[image] = new double[] {first[image][0] - 0.02 + 0.02 * random.nextDouble(), 1};
        }
        Interval paired = bootstrap.pairedInterval(first, second, BootstrapTest::mean);
        assertThat(width(paired)).isLessThan(width(bootstrap.pairedInterval(first, other, BootstrapTest::mean)) / 10);
        assertThat(width(paired)).isLessThan(width(bootstrap.interval(first, BootstrapTest::mean)) / 10);
        assertThat(paired.low()).isBetween(0.0, 0.01);
        assertThat(paired.high()).isBetween(0.01, 0.02);
        assertThat(paired.excludes(0)).isTrue();
    }

    @Test
    void theDifferenceToItselfIsZero() {
        double[][] rows = uniform(50, new SplittableRandom(5));
        assertThat(bootstrap.pairedInterval(rows, rows, BootstrapTest::mean)).isEqualTo(new Interval(0, 0));
    }

    @Test
    void equalRowsGiveAnIntervalOfWidthZero() {
        assertThat(bootstrap.interval(new double[][] {{3, 4}, {3, 4}}, BootstrapTest::mean))
                .isEqualTo(new Interval(0.75, 0.75));
    }

    /** A sample without the one image that the figure needs has no figure, and only the others count. */
    @Test
    void resamplesWithoutAFigureAreLeftOut() {
        double[][] rows = {{1, 2}, {0, 0}};
        assertThat(bootstrap.interval(rows, BootstrapTest::mean)).isEqualTo(new Interval(0.5, 0.5));
        assertThat(bootstrap.interval(new double[][] {{0, 0}}, BootstrapTest::mean))
                .isEqualTo(new Interval(Double.NaN, Double.NaN));
    }

    @Test
    void oneResampleGivesBothEnds() {
        assertThat(new Bootstrap(1, 0.9, 1).interval(new double[][] {{3, 4}, {3, 4}}, BootstrapTest::mean))
                .isEqualTo(new Interval(0.75, 0.75));
    }

    /** Every sample would be that image again, and the interval would have no width, as if all were certain. */
    @Test
    void aSingleImageHasNoInterval() {
        Interval interval = bootstrap.interval(new double[][] {{3, 4}}, BootstrapTest::mean);
        assertThat(interval.known()).isFalse();
        assertThat(interval.excludes(0)).isFalse();
        assertThat(bootstrap
                        .pairedInterval(new double[][] {{3, 4}}, new double[][] {{1, 4}}, BootstrapTest::mean)
                        .excludes(0))
                .isFalse();
    }

    @Test
    void invalidSettingsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Bootstrap(0, 0.95, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Bootstrap(10, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Bootstrap(10, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bootstrap.interval(new double[0][], BootstrapTest::mean))
                .withMessage("a bootstrap needs at least one image");
    }
}

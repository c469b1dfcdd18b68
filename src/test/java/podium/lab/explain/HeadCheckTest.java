package podium.lab.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadCheckTest {
    private static final HeatMap RISING = map(1, 2, 3, 4);
    private static final HeatMap FALLING = map(4, 3, 2, 1);
    private static final HeatMap SWAPPED = map(2, 1, 3, 4);
    private static final HeatMap ZERO = map(-1, -2, -3, -4);
    private static final HeatMap EVEN = map(7, 7, 7, 7);

    private static HeatMap map(double... evidence) {
        return HeatMap.of(1, evidence.length, evidence);
    }

    private static HeadCheck check(List<HeatMap> trained, List<List<HeatMap>> drawn) {
        return HeadCheck.of(
                1,
                trained,
                drawn.stream().map(maps -> HeadCheck.Head.of(5, trained, maps)).toList());
    }

    /** The correlations are 1 and 0.8 with the first head, -1 and 1 with the second. */
    @Test
    void meanAndRangeAreOfTheHeadsMeans() {
        HeadCheck check = check(List.of(RISING, RISING), List.of(List.of(RISING, SWAPPED), List.of(FALLING, RISING)));
        assertThat(check.heads().get(0).mean()).isCloseTo(0.9, within(1e-12));
        assertThat(check.mean()).isCloseTo(0.45, within(1e-12));
        assertThat(check.lowest()).isCloseTo(0, within(1e-12));
        assertThat(check.highest()).isCloseTo(0.9, within(1e-12));
        assertThat(check.ofMap(1)).isCloseTo(0.9, within(1e-12));
        assertThat(check.leftOut()).isZero();
        assertThat(check.comparedHeads()).isEqualTo(2);
    }

    @Test
    void allZeroMapsAreCountedAndNotCompared() {
        HeadCheck check = check(
                List.of(RISING, ZERO, RISING),
                List.of(List.of(RISING, RISING, ZERO), List.of(ZERO, ZERO, ZERO), List.of(FALLING, RISING, EVEN)));
        assertThat(check.allZero()).isEqualTo(1);
        assertThat(check.allZeroOfHeads()).isEqualTo(4);
        assertThat(check.leftOut()).isEqualTo(7);
        assertThat(check.mean()).isCloseTo(0, within(1e-12));
        assertThat(check.lowest()).isCloseTo(-1, within(1e-12));
        assertThat(check.highest()).isCloseTo(1, within(1e-12));
        assertThat(check.comparedHeads()).isEqualTo(2);
        assertThat(check.ofMap(1)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, -0.12, 0, 0.12, 0.4999})
    void meansBelowHalfMeanThatTheMapsChange(double mean) {
        assertThat(HeadDependence.of(mean)).isEqualTo(HeadDependence.CHANGES);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.6, 0.6999})
    void meansInBetweenAreUnclear(double mean) {
        assertThat(HeadDependence.of(mean)).isEqualTo(HeadDependence.UNCLEAR);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.7, 0.9, 0.95, 1})
    void highMeansMeanThatTheMapsHardlyChange(double mean) {
        assertThat(HeadDependence.of(mean)).isEqualTo(HeadDependence.HARDLY);
    }

    @Test
    void withoutComparableMapsTheVerdictIsUnknown() {
        HeadCheck check = check(List.of(ZERO), List.of(List.of(RISING)));
        assertThat(check.mean()).isNaN();
        assertThat(check.dependence()).isEqualTo(HeadDependence.UNKNOWN);
        assertThat(check.comparedHeads()).isZero();
    }

    @Test
    void refusesNoHeadsAndHeadsWithMissingCorrelations() {
        assertThatIllegalArgumentException().isThrownBy(() -> new HeadCheck(1, 1, 0, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HeadCheck(1, 2, 0, List.of(new HeadCheck.Head(1, 0, List.of(0.5)))));
    }
}

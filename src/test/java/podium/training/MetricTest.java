package podium.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import podium.metric.RankingFigures;
import podium.yaml.Spelling;

class MetricTest {
    private static final EpochFigures.PartFigures PART = new EpochFigures.PartFigures(
            1,
            new ClassificationFigures(
                    new RankingFigures(2, 3, 4), 0.1, 0.2, 0.3, 0.4, 5, 6, 7, 8, List.of(new RankingFigures(0, 0, 0))));

    @Test
    void eachIsItsFigure() {
        assertThat(Arrays.stream(Metric.values()).map(metric -> metric.of(PART)))
                .containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0);
    }

    @Test
    void eachIsNamedAsInTheHistory() {
        List<String> columns = new HistoryColumns(List.of("cat")).names();
        assertThat(Arrays.stream(Metric.values()).map(metric -> "valid-" + Spelling.of(metric)))
                .allMatch(columns::contains);
    }
}

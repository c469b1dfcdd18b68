package podium.player.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import podium.core.metric.RankingFigures;
import podium.core.yaml.Spelling;
import podium.judge.competition.Task;

class MetricTest {
    private static final EpochFigures.PartFigures PART = new EpochFigures.PartFigures(
            1,
            new ClassificationFigures(
                    new RankingFigures(2, 3, 4),
                    new Accuracies(0.1, 0.2, 0.3, 0.4, 0.5),
                    new F1Scores(5, 6, 7),
                    8,
                    List.of(new RankingFigures(0, 0, 0))));

    private static Stream<Metric> of(Task task) {
        return Arrays.stream(Metric.values()).filter(metric -> metric.fits(task));
    }

    @Test
    void eachMetricReturnsItsFigure() {
        assertThat(of(Task.CLASSIFICATION).map(metric -> metric.figure(PART)))
                .containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0);
        EpochFigures.PartFigures labels =
                new EpochFigures.PartFigures(1, new SegmentationFigures(10, 11, 9, List.of(1.0)));
        assertThat(of(Task.SEGMENTATION).map(metric -> metric.figure(labels))).containsExactly(1.0, 9.0, 10.0, 11.0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metric.MEAN_IOU.figure(PART))
                .withMessage("MEAN_IOU is not a metric of CLASSIFICATION");
        assertThatIllegalArgumentException().isThrownBy(() -> Metric.AP11.figure(labels));
    }

    @Test
    void eachMetricHasTheNameOfItsColumnInTheHistory() {
        for (Task task : Task.values()) {
            List<String> columns = new HistoryColumns(FigureColumns.of(task), List.of("cat")).names();
            assertThat(of(task).map(metric -> "valid-" + Spelling.of(metric))).allMatch(columns::contains);
        }
    }
}

package podium.player.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import podium.core.metric.RankingFigures;
import podium.core.yaml.Spelling;

class MetricTest {
    private static final EpochFigures.PartFigures PART = new EpochFigures.PartFigures(
            1,
            new ClassificationFigures(
                    new RankingFigures(2, 3, 4),
                    new Accuracies(0.1, 0.2, 0.3, 0.4, 0.5),
                    new F1Scores(5, 6, 7),
                    8,
                    List.of(new RankingFigures(0, 0, 0))));

    private static Stream<Metric> of(FigureKind kind) {
        return Arrays.stream(Metric.values()).filter(metric -> metric.fits(kind));
    }

    @Test
    void eachMetricReturnsItsFigure() {
        assertThat(of(FigureKind.MULTILABEL).map(metric -> metric.figure(PART)))
                .containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0);
        EpochFigures.PartFigures labels =
                new EpochFigures.PartFigures(1, new SegmentationFigures(10, 11, 9, List.of(1.0)));
        assertThat(of(FigureKind.SEGMENTATION).map(metric -> metric.figure(labels)))
                .containsExactly(1.0, 9.0, 10.0, 11.0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metric.MEAN_IOU.figure(PART))
                .withMessage("MEAN_IOU is not a metric of MULTILABEL");
        assertThatIllegalArgumentException().isThrownBy(() -> Metric.AP11.figure(labels));
        EpochFigures.PartFigures single = new EpochFigures.PartFigures(
                1, new SingleLabelFigures(12, 6, 13, 14, 15, List.of(new ClassRates(0, 0, 0))));
        assertThat(of(FigureKind.SINGLE_LABEL).map(metric -> metric.figure(single)))
                .containsExactly(1.0, 6.0, 12.0, 13.0);
    }

    @Test
    void eachMetricHasTheNameOfItsColumnInTheHistory() {
        for (FigureKind kind : FigureKind.values()) {
            List<String> columns = new HistoryColumns(FigureColumns.of(kind), List.of("cat")).names();
            assertThat(of(kind).map(metric -> "valid-" + Spelling.of(metric))).allMatch(columns::contains);
        }
    }

    /** The log loss of the second epoch is smaller, and so better, while its accuracy is the same. */
    @Test
    void aSmallerLogLossIsBetter() {
        Patience first = Patience.START.after(1, 0.7, Metric.LOG_LOSS, 0);
        assertThat(first.after(2, 0.6, Metric.LOG_LOSS, 0).bestEpoch()).isEqualTo(2);
        assertThat(first.after(2, 0.6, Metric.ACCURACY, 0).bestEpoch()).isEqualTo(1);
    }
}

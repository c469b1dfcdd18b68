package podium.report.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BarChartTest {
    private static List<?> names(BarChart chart) {
        return List.copyOf((List<?>) chart.chart().getSeries("train").getXData());
    }

    @Test
    void longNamesLoseTheirMiddle() {
        BarChart chart = new BarChart("title", "images");
        chart.series("train", List.of("cat", "a class whose name is much too long"), List.of(1, 2));
        assertThat(names(chart)).isEqualTo(List.of("cat", "a class wh...h too long"));
    }

    @Test
    void namesThatWouldBecomeEqualAreNumbered() {
        BarChart chart = new BarChart("title", "images");
        chart.series(
                "train",
                List.of("a class of number 1 in a long list", "cat", "a class of number 2 in a long list"),
                List.of(1, 2, 3));
        assertThat(names(chart))
                .isEqualTo(List.of("1: a class of... long list", "2: cat", "3: a class of... long list"));
    }

    @Test
    void onlyAStackedChartIsStacked() {
        assertThat(BarChart.stacked("title", "images").chart().getStyler().isStacked())
                .isTrue();
        assertThat(new BarChart("title", "images").chart().getStyler().isStacked())
                .isFalse();
    }
}

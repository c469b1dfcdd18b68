package podium.report.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import podium.lab.sweep.AxisShare;
import podium.lab.sweep.AxisValues;
import podium.lab.sweep.SweepStudy;
import podium.lab.sweep.SweepStudy.Tried;
import podium.player.figures.History;
import podium.report.charts.RunCharts;
import podium.report.charts.svg.HeatChart;
import podium.report.charts.svg.ParallelChart;
import podium.report.charts.svg.Svg;
import podium.report.compare.RunWords;
import podium.report.tables.Numbers;
import podium.report.tables.TextTable;

/** The charts of a sweep. */
public record SweepCharts(SweepStudy study) {
    /** The most trials whose curves can be told apart in one chart; of more, the best are drawn. */
    private static final int MOST_CURVES = 24;

    private static final int LONGEST_TICK = 14;

    private String metric() {
        return RunWords.name(study.group().by());
    }

    private double figure(Tried tried) {
        return tried.run().figure(study.group().by()).value();
    }

    /** The axes of which the trials have several values. */
    private List<String> axes() {
        return study.spec().axes().keySet().stream()
                .filter(axis -> study.values(axis).size() > 1)
                .toList();
    }

    /** The loss and the metric by epoch, a line for each trial. */
    List<Svg> curves() {
        Map<String, History> histories = new LinkedHashMap<>();
        for (Tried tried : study.trials()) {
            if (histories.size() < MOST_CURVES) {
                String words = tried.trial().words();
                histories.put(
                        (histories.size() + 1) + " " + words, tried.run().run().history());
            }
        }
        return RunCharts.curves(histories, study.group().by(), metric());
    }

    /** How the figure depends on the axes: a heat map of one or two, parallel coordinates of more; nothing without axes. */
    List<Svg> axesChart() {
        List<String> axes = axes();
        if (axes.isEmpty()) {
            return List.of();
        }
        boolean listed =
                axes.stream().allMatch(axis -> study.spec().values(axis).count().isPresent());
        return List.of(axes.size() <= 2 && listed ? heat(axes) : parallel(axes));
    }

    private Svg heat(List<String> axes) {
        String across = axes.get(axes.size() - 1);
        String down = axes.size() == 2 ? axes.get(0) : "";
        List<String> rows = down.isEmpty() ? List.of("") : study.values(down);
        List<String> columns = study.values(across);
        double[][] means = new double[rows.size()][columns.size()];
        DoubleSummaryStatistics range = new DoubleSummaryStatistics();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                String one = rows.get(row);
                String other = columns.get(column);
                OptionalDouble mean = study.trials().stream()
                        .filter(tried -> down.isEmpty()
                                || one.equals(tried.trial().values().get(down)))
                        .filter(tried -> other.equals(tried.trial().values().get(across)))
                        .mapToDouble(this::figure)
                        .average();
                means[row][column] = mean.orElse(Double.NaN);
                mean.ifPresent(range);
            }
        }
        String title =
                (study.spec().space().trialsEach() > 1 ? "mean " + metric() + " over seeds" : metric()) + " on valid";
        return new HeatChart(title, down, rows, across, columns).svg(new HeatChart.Cells() {
            @Override
            public double shade(int row, int column) {
                return SweepCharts.this.shade(means[row][column], range);
            }

            @Override
            public String text(int row, int column) {
                return Numbers.share(means[row][column]);
            }
        });
    }

    /** How good a figure is, from 0 for the worst to 1 for the best. */
    private double shade(double figure, DoubleSummaryStatistics range) {
        double share =
                range.getMax() > range.getMin() ? (figure - range.getMin()) / (range.getMax() - range.getMin()) : 0.5;
        return study.group().by().smallerIsBetter() ? 1 - share : share;
    }

    private Svg parallel(List<String> axes) {
        DoubleSummaryStatistics range =
                study.trials().stream().mapToDouble(this::figure).summaryStatistics();
        List<ParallelChart.Axis> drawn = new ArrayList<>();
        Map<String, Scale> scales = new LinkedHashMap<>();
        for (String axis : axes) {
            Scale scale = Scale.of(study.spec().values(axis), study.values(axis));
            scales.put(axis, scale);
            drawn.add(new ParallelChart.Axis(axis, scale.ticks()));
        }
        drawn.add(new ParallelChart.Axis(
                metric() + " on valid",
                List.of(
                        new ParallelChart.Tick(0, Numbers.share(range.getMin())),
                        new ParallelChart.Tick(1, Numbers.share(range.getMax())))));
        List<ParallelChart.Line> lines = new ArrayList<>();
        List<String> described = new ArrayList<>();
        for (Tried tried : study.trials()) {
            List<Double> places = new ArrayList<>();
            scales.forEach((axis, scale) ->
                    places.add(scale.place(String.valueOf(tried.trial().values().get(axis)))));
            double figure = figure(tried);
            places.add(
                    range.getMax() > range.getMin()
                            ? (figure - range.getMin()) / (range.getMax() - range.getMin())
                            : 0.5);
            lines.add(new ParallelChart.Line(places, shade(figure, range)));
            described.add(tried.trial().words() + ": " + Numbers.share(figure));
        }
        Collections.reverse(lines); // the best is drawn last, above the others
        return new ParallelChart(metric() + " of each trial, the best in orange", drawn)
                .svg(lines, String.join("; ", described) + ".");
    }

    /** Where the values of an axis stand: listed ones at equal distances, drawn ones by their number. */
    private record Scale(List<String> values, boolean range, double low, double high) {
        static Scale of(AxisValues axis, List<String> values) {
            if (axis.count().isPresent()) {
                return new Scale(values, false, 0, Math.max(1, values.size() - 1));
            }
            DoubleSummaryStatistics numbers =
                    values.stream().mapToDouble(Double::parseDouble).summaryStatistics();
            return new Scale(values, true, numbers.getMin(), numbers.getMax());
        }

        double place(String value) {
            if (!range) {
                return values.indexOf(value) / high;
            }
            double number = Double.parseDouble(value);
            boolean logarithmic = low > 0 && high / low >= 50;
            return high == low
                    ? 0.5
                    : logarithmic ? Math.log(number / low) / Math.log(high / low) : (number - low) / (high - low);
        }

        List<ParallelChart.Tick> ticks() {
            List<ParallelChart.Tick> ticks = new ArrayList<>();
            if (range) {
                ticks.add(new ParallelChart.Tick(0, Double.toString(low)));
                ticks.add(new ParallelChart.Tick(1, Double.toString(high)));
            } else {
                values.forEach(value ->
                        ticks.add(new ParallelChart.Tick(place(value), TextTable.shortened(value, LONGEST_TICK))));
            }
            return ticks;
        }
    }

    /** The importance of each axis as a bar; nothing if it is unknown. */
    List<Svg> shares() {
        Map<String, List<Double>> bars = new LinkedHashMap<>();
        List<String> axes = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        List<Double> chance = new ArrayList<>();
        for (AxisShare one : study.shares()) {
            if (!Double.isNaN(one.share())) {
                axes.add(one.axis());
                shares.add(one.share());
                chance.add(one.byChance());
            }
        }
        if (axes.isEmpty()) {
            return List.of();
        }
        bars.put("share of variance", shares);
        bars.put("by chance", chance);
        return List.of(RunCharts.shares("share of the variance between configurations", axes, bars));
    }

    /** Writes the charts as SVG files into a folder: curves.svg, axes.svg and importance.svg, as far as they exist. */
    public List<Path> write(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        Map<String, List<Svg>> named = new LinkedHashMap<>();
        named.put("curves.svg", curves());
        named.put("axes.svg", axesChart());
        named.put("importance.svg", shares());
        for (Map.Entry<String, List<Svg>> one : named.entrySet()) {
            if (!one.getValue().isEmpty()) {
                Path file = folder.resolve(one.getKey());
                Svg.write(file, one.getValue(), 1);
                files.add(file);
            }
        }
        return files;
    }
}

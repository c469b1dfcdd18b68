package podium.report.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import podium.judge.competition.Task;
import podium.lab.compare.OnePhotograph;
import podium.lab.compare.OnePhotograph.Says;
import podium.report.charts.RunCharts;
import podium.report.charts.svg.Svg;
import podium.report.tables.Numbers;
import podium.report.tables.TextTable;

/** What runs say of one photograph: the likeliest classes of each run, or the largest labels of a segmenter. */
public record PhotographTable(OnePhotograph photograph) {
    private static final int FIRST = 3;
    private static final int CHART_LABELS = 5;
    /** A smaller share has no bar, unless it is the largest of its run. */
    private static final double SMALLEST = 0.01;
    /** More runs than this would make a chart of many thin groups; the table has all of them. */
    private static final int CHART_RUNS = 8;

    /** The table for a terminal. */
    public String text() {
        TextTable table = new TextTable();
        header().forEach(table::left);
        cells().forEach(table::row);
        return title() + ":\n\n" + table;
    }

    /** The title of the table. */
    String title() {
        boolean classes = says(Task.CLASSIFICATION).findAny().isPresent();
        boolean pixels = says(Task.SEGMENTATION).findAny().isPresent();
        return "What the runs say of " + photograph.id() + " ("
                + (classes && pixels
                        ? "probabilities of classifiers, shares of the pixels of segmenters"
                        : pixels ? "shares of the pixels" : "probabilities")
                + ")";
    }

    private Stream<Says> says(Task task) {
        return photograph.says().stream().filter(one -> one.kind().task() == task);
    }

    List<String> header() {
        return List.of("run", "first", "second", "third");
    }

    /** A line for each run. */
    List<List<String>> cells() {
        List<List<String>> rows = new ArrayList<>();
        for (Says one : photograph.says()) {
            List<String> row = new ArrayList<>(List.of(one.run()));
            for (int label : one.first(FIRST)) {
                row.add(one.labels().get(label) + " "
                        + Numbers.share(one.shares().get(label)));
            }
            while (row.size() < header().size()) {
                row.add("");
            }
            rows.add(row);
        }
        return rows;
    }

    /** A chart of the classifiers and one of the segmenters, each with the labels that get a share worth a bar. */
    List<Svg> charts() {
        List<Svg> charts = new ArrayList<>();
        for (Task task : Task.values()) {
            List<Says> some = says(task).limit(CHART_RUNS).toList();
            if (!some.isEmpty()) {
                charts.add(chart(task, some));
            }
        }
        return charts;
    }

    private static Svg chart(Task task, List<Says> some) {
        Set<String> labels = new LinkedHashSet<>();
        for (Says one : some) {
            List<Integer> first = one.first(CHART_LABELS);
            first.stream()
                    .filter(label -> one.shares().get(label) >= SMALLEST || label.equals(first.get(0)))
                    .forEach(label -> labels.add(one.labels().get(label)));
        }
        Map<String, List<Double>> shares = new LinkedHashMap<>();
        for (Says one : some) {
            shares.put(
                    one.run(),
                    labels.stream()
                            .map(label -> {
                                int place = one.labels().indexOf(label);
                                return place < 0 ? 0 : one.shares().get(place);
                            })
                            .toList());
        }
        return RunCharts.shares(
                switch (task) {
                    case CLASSIFICATION -> "probability by class";
                    case SEGMENTATION -> "share of pixels by label";
                },
                List.copyOf(labels),
                shares);
    }
}

package podium.report.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import podium.data.image.RgbImage;
import podium.lab.compare.OnePhotograph;
import podium.lab.compare.RunComparison;
import podium.lab.compare.RunGroup;
import podium.player.figures.History;
import podium.report.charts.RunCharts;
import podium.report.charts.svg.Svg;
import podium.report.pages.ReportPage;

/**
 * A comparison of runs as one HTML file: tables, learning curves in one chart, times, confusion matrices side by side, and
 * what the runs say of a photograph.
 *
 * @param image the photograph; empty if there is none
 */
public record ComparisonPage(RunComparison comparison, Optional<OnePhotograph> photograph, Optional<RgbImage> image) {
    /** The text of the page. */
    public String html() throws IOException {
        TreeSet<String> competitions = new TreeSet<>();
        comparison
                .groups()
                .forEach(group -> competitions.add(group.runs().get(0).run().competition()));
        ReportPage page = new ReportPage("Runs of " + String.join(", ", competitions));
        for (RunGroup group : comparison.groups()) {
            describe(page, group);
        }
        if (photograph.isPresent()) {
            PhotographTable table = new PhotographTable(photograph.get());
            page.section("Photograph");
            if (image.isPresent()) {
                page.photograph(image.get(), photograph.get().id());
            }
            page.text(table.title() + ":").table(table.header(), table.cells()).charts(table.charts(), "By run");
        }
        if (!comparison.aside().isEmpty()) {
            page.section("Not compared");
            comparison.aside().forEach(one -> page.text(one.run() + ": " + one.reason()));
        }
        return page.html();
    }

    private static void describe(ReportPage page, RunGroup group) {
        page.section(group.runs().get(0).run().competition()
                        + switch (group.kind()) {
                            case MULTILABEL, SINGLE_LABEL -> ", classifiers";
                            case SEGMENTATION -> ", segmenters";
                        }
                        + (group.images() == 0 ? " without valid images" : ""))
                .text(RunWords.heading(group) + ".")
                .table(ComparisonTable.header(group), ComparisonTable.cells(group));
        if (ComparisonTable.hasKeyTable(group)) {
            page.text("The keys of the recipes that differ:")
                    .table(ComparisonTable.keyHeader(group), ComparisonTable.keyCells(group));
        }
        RunWords.sentences(group).forEach(page::text);
        page.charts(curves(group), "Learning curves: on valid, or on train for a run without valid images")
                .charts(List.of(RunCharts.fitTimes(times(group))), "Training time")
                .charts(confusions(group), "Confusion on valid, the best run first");
    }

    /** The names of a group's runs with their numbers in the table. */
    private static List<String> names(RunGroup group) {
        return IntStream.range(0, group.runs().size())
                .mapToObj(place ->
                        (place + 1) + " " + group.runs().get(place).run().name())
                .toList();
    }

    private static List<Svg> curves(RunGroup group) {
        List<String> names = names(group);
        Map<String, History> histories = new LinkedHashMap<>();
        for (int place = 0; place < names.size(); place++) {
            histories.put(names.get(place), group.runs().get(place).run().history());
        }
        return RunCharts.curves(histories, group.by(), RunWords.name(group.by()));
    }

    private static Map<String, Double> times(RunGroup group) {
        List<String> names = names(group);
        Map<String, Double> times = new LinkedHashMap<>();
        for (int place = 0; place < names.size(); place++) {
            times.put(names.get(place), group.runs().get(place).run().figures().fitSeconds());
        }
        return times;
    }

    private static List<Svg> confusions(RunGroup group) {
        List<String> names = names(group);
        List<Svg> charts = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            String name = names.get(place);
            group.runs()
                    .get(place)
                    .run()
                    .answers()
                    .ifPresent(answers -> charts.addAll(ConfusionCharts.of(name, answers)));
        }
        return charts;
    }
}

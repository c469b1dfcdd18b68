package podium.report.compare;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import podium.data.image.RgbImage;
import podium.lab.compare.OnePhotograph;
import podium.lab.compare.RunComparison;
import podium.lab.compare.RunGroup;
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
        GroupCharts charts = new GroupCharts(group);
        page.charts(charts.curves(), "Learning curves: on valid, or on train for a run without valid images")
                .charts(List.of(charts.fitTimes()), "Training time")
                .charts(charts.confusions(), "Confusion on valid, the best run first");
    }
}

package podium.report.sweep;

import java.util.ArrayList;
import java.util.List;
import podium.report.pages.ReportPage;

/** A sweep as one HTML file: the trials, the best one, what is noise, the axes, and learning curves in one chart. */
public record SweepPage(String name, SweepWords words) {
    /** The text of the page. */
    public String html() {
        SweepCharts charts = new SweepCharts(words.study());
        SweepTable table = new SweepTable(words.study());
        ReportPage page = new ReportPage("Sweep " + name + " of " + words.competition());
        page.section("Best trial");
        words.best().forEach(page::text);
        words.noise().ifPresent(page::text);
        page.section("Trials").text(words.heading() + ".").sortable(table.header(), table.cells());
        page.section("Axes").charts(charts.axesChart(), "The figure on valid by the values of the axes");
        if (!words.study().shares().isEmpty()) {
            page.text(words.importance() + ":")
                    .table(words.shareHeader(), words.shareCells())
                    .charts(charts.shares(), "Importance of the axes");
        }
        page.section("Curves").charts(charts.curves(), "Learning curves on valid");
        if (!words.study().failed().isEmpty()) {
            page.section("Without a figure");
            List<List<String>> rows = new ArrayList<>();
            words.study().failed().forEach(one -> rows.add(List.of(one.trial().words(), one.reason())));
            page.text(words.failures() + ":").table(List.of("trial", "reason"), rows);
        }
        return page.html();
    }
}

package podium.report.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import podium.core.yaml.Spelling;
import podium.lab.compare.RankedRun;
import podium.lab.sweep.SweepStudy;
import podium.lab.sweep.SweepStudy.Tried;
import podium.player.figures.Metric;
import podium.report.compare.RunWords;
import podium.report.tables.FigureCsv;
import podium.report.tables.Numbers;
import podium.report.tables.RunsTable;
import podium.report.tables.TextTable;

/** The trials of a sweep as a table, the best first. */
public record SweepTable(SweepStudy study) {
    /** The longest value of an axis that is shown whole. */
    private static final int LONGEST = 28;

    private Metric by() {
        return study.group().by();
    }

    private boolean hasSeeds() {
        return !study.spec().seeds().isEmpty();
    }

    /** True if trials have different numbers of epochs. */
    private boolean hasEpochs() {
        return study.trials().stream().anyMatch(one -> one.trial().epochs().isPresent());
    }

    /** The columns of {@link #cells}. */
    List<String> header() {
        List<String> header = new ArrayList<>(List.of("#"));
        header.addAll(study.spec().axes().keySet());
        if (hasSeeds()) {
            header.add("seed");
        }
        if (hasEpochs()) {
            header.add("epochs");
        }
        header.add(RunWords.name(by()) + " (95% interval)");
        header.addAll(List.of("difference to best", "verdict", "best epoch", "fit time", "run"));
        return header;
    }

    /** A line for each trial. */
    List<List<String>> cells() {
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> values = study.spec().axes().keySet().stream()
                .map(axis -> TextTable.apart(
                        study.trials().stream()
                                .map(one -> String.valueOf(one.trial().values().get(axis)))
                                .toList(),
                        LONGEST))
                .toList();
        for (int place = 0; place < study.trials().size(); place++) {
            rows.add(row(study.trials().get(place), place, values));
        }
        return rows;
    }

    private List<String> row(Tried tried, int place, List<List<String>> values) {
        RankedRun run = tried.run();
        List<String> row = new ArrayList<>(List.of(Integer.toString(place + 1)));
        values.forEach(column -> row.add(column.get(place)));
        if (hasSeeds()) {
            row.add(
                    tried.trial().seed().isPresent()
                            ? Long.toString(tried.trial().seed().getAsLong())
                            : "-");
        }
        if (hasEpochs()) {
            row.add(Integer.toString(run.run().figures().epochs()));
        }
        row.add(RunWords.figure(run.figure(by())));
        row.add(run.best() ? "-" : RunWords.difference(run.figure(by()).toBest()));
        row.add(run.verdict(by(), by()).words());
        row.add(RunsTable.bestEpoch(run.run().figures()));
        row.add(Numbers.duration(run.run().figures().fitSeconds()));
        row.add(run.run().name());
        return row;
    }

    /** The table for a terminal. */
    String text() {
        TextTable table = new TextTable();
        header().forEach(table::left);
        cells().forEach(table::row);
        return table.toString();
    }

    /** Writes the trials as CSV, in full precision, the failed ones at the end. */
    public void write(Path csv) throws IOException {
        String name = Spelling.of(by());
        List<String> header = new ArrayList<>(study.spec().axes().keySet());
        header.addAll(List.of(
                "seed",
                name,
                name + "_low",
                name + "_high",
                name + "_to_best",
                name + "_to_best_low",
                name + "_to_best_high",
                "verdict",
                "best_epoch",
                "epochs",
                "fit_seconds",
                "run",
                "failure"));
        List<List<String>> rows = new ArrayList<>();
        for (Tried tried : study.trials()) {
            RankedRun.Figure figure = tried.run().figure(by());
            List<String> row = values(tried.trial().values());
            row.add(seed(tried.trial().seed().isPresent(), tried.trial().seed().orElse(0)));
            row.addAll(List.of(
                    FigureCsv.cell(figure.value()),
                    FigureCsv.cell(figure.interval().low()),
                    FigureCsv.cell(figure.interval().high()),
                    FigureCsv.cell(figure.toBest().difference()),
                    FigureCsv.cell(figure.toBest().interval().low()),
                    FigureCsv.cell(figure.toBest().interval().high()),
                    tried.run().verdict(by(), by()).words(),
                    Integer.toString(tried.run().run().figures().epoch()),
                    Integer.toString(tried.run().run().figures().epochs()),
                    FigureCsv.cell(tried.run().run().figures().fitSeconds()),
                    tried.run().run().name(),
                    ""));
            rows.add(row);
        }
        for (SweepStudy.Failed failed : study.failed()) {
            List<String> row = values(failed.trial().values());
            row.add(seed(
                    failed.trial().seed().isPresent(), failed.trial().seed().orElse(0)));
            row.addAll(List.of("", "", "", "", "", "", "", "", "", "", "", failed.reason()));
            rows.add(row);
        }
        FigureCsv.write(csv, header, rows);
    }

    private static String seed(boolean known, long seed) {
        return known ? Long.toString(seed) : "";
    }

    private List<String> values(Map<String, String> values) {
        List<String> row = new ArrayList<>();
        study.spec().axes().keySet().forEach(axis -> row.add(values.getOrDefault(axis, "")));
        return row;
    }
}

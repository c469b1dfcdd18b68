package podium.report.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import podium.core.yaml.Spelling;
import podium.lab.compare.Answers;
import podium.lab.compare.RankedRun;
import podium.lab.compare.RunComparison;
import podium.lab.compare.RunGroup;
import podium.player.figures.Metric;
import podium.report.tables.FigureCsv;
import podium.report.tables.Numbers;
import podium.report.tables.RunsTable;
import podium.report.tables.TextTable;

/** A comparison of runs as text and CSV: a table for each group, with a line for each run. */
public record ComparisonTable(RunComparison comparison) {
    /** The most keys that are columns of a group's table; more keys have a table of their own below it. */
    private static final int MOST_KEYS = 6;

    /** The longest value of a key that is shown whole. */
    private static final int LONGEST = 28;

    /** The room for the values of a key in the table of keys, which narrows the columns of many runs. */
    private static final int KEY_WIDTH = 216;

    private static final int SHORTEST = 16;

    /** The tables and sentences for a terminal. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (RunGroup group : comparison.groups()) {
            text.append(text.isEmpty() ? "" : "\n");
            text.append(RunWords.heading(group)).append(":\n\n").append(table(header(group), cells(group)));
            if (hasKeyTable(group)) {
                text.append("\nThe keys of the recipes that differ:\n\n")
                        .append(table(keyHeader(group), keyCells(group)));
            }
            List<String> sentences = RunWords.sentences(group);
            text.append(sentences.isEmpty() ? "" : "\n");
            sentences.forEach(sentence -> text.append(sentence).append('\n'));
        }
        if (comparison.groups().size() > 1) {
            text.append(
                    "\nRuns of different tables cannot be compared: their competition, task or valid images differ.\n");
        }
        return text.toString();
    }

    private static String table(List<String> header, List<List<String>> rows) {
        TextTable table = new TextTable();
        header.forEach(table::left);
        rows.forEach(row -> table.row(
                row.stream().map(cell -> TextTable.shortened(cell, 2 * LONGEST)).toList()));
        return table.toString();
    }

    /** True if the keys of a group do not fit beside its figures. */
    static boolean hasKeyTable(RunGroup group) {
        return group.keys().size() > MOST_KEYS;
    }

    /** The columns of {@link #cells}. */
    static List<String> header(RunGroup group) {
        List<String> header = new ArrayList<>(List.of("#", "run"));
        if (!hasKeyTable(group)) {
            header.addAll(group.keys());
        }
        if (group.images() > 0) {
            Answers.metrics(group.kind()).forEach(metric -> header.add(RunWords.name(metric) + " (95% interval)"));
            if (group.runs().size() > 1) {
                header.add("difference to best");
                header.add("verdict");
            }
        }
        header.add("best epoch");
        header.add("fit time");
        return header;
    }

    /** A line for each run of a group. */
    static List<List<String>> cells(RunGroup group) {
        List<List<String>> rows = new ArrayList<>();
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (!hasKeyTable(group)) {
            group.keys().forEach(key -> values.put(key, values(group, key, LONGEST)));
        }
        for (RankedRun ranked : group.runs()) {
            int place = rows.size();
            List<String> row = new ArrayList<>(
                    List.of(Integer.toString(rows.size() + 1), ranked.run().name()));
            values.values().forEach(shown -> row.add(shown.get(place)));
            if (group.images() > 0) {
                for (Metric metric : Answers.metrics(group.kind())) {
                    row.add(RunWords.figure(ranked.figure(metric)));
                }
                if (group.runs().size() > 1) {
                    row.add(
                            ranked.best()
                                    ? "-"
                                    : RunWords.difference(
                                            ranked.figure(group.by()).toBest()));
                    row.add(ranked.verdict(group.by(), group.by()).words());
                }
            }
            row.add(RunsTable.bestEpoch(ranked.run().figures()));
            row.add(Numbers.duration(ranked.run().figures().fitSeconds()));
            rows.add(row);
        }
        return rows;
    }

    /** The values of a key in the order of the runs. */
    private static List<String> values(RunGroup group, String key, int most) {
        return TextTable.apart(
                group.runs().stream()
                        .map(ranked -> ranked.keys().getOrDefault(key, "-"))
                        .toList(),
                most);
    }

    /** The columns of {@link #keyCells}: the key and the runs by their numbers. */
    static List<String> keyHeader(RunGroup group) {
        List<String> header = new ArrayList<>(List.of("key"));
        for (int run = 1; run <= group.runs().size(); run++) {
            header.add("#" + run);
        }
        return header;
    }

    /** A line for each key that differs within a group. */
    static List<List<String>> keyCells(RunGroup group) {
        List<List<String>> rows = new ArrayList<>();
        for (String key : group.keys()) {
            List<String> row = new ArrayList<>(List.of(key));
            row.addAll(values(
                    group,
                    key,
                    Math.max(
                            SHORTEST, Math.min(LONGEST, KEY_WIDTH / group.runs().size()))));
            rows.add(row);
        }
        return rows;
    }

    /** Writes all groups into one CSV, in full precision, with a column for each key and metric of any group. */
    public void write(Path csv) throws IOException {
        Set<String> keys = new LinkedHashSet<>();
        Set<Metric> metrics = new LinkedHashSet<>();
        for (RunGroup group : comparison.groups()) {
            keys.addAll(group.keys());
            if (group.images() > 0) {
                metrics.addAll(Answers.metrics(group.kind()));
            }
        }
        List<String> header = new ArrayList<>(List.of("group", "competition", "kind", "images", "run"));
        header.addAll(keys);
        for (Metric metric : metrics) {
            String name = Spelling.of(metric);
            header.addAll(List.of(
                    name,
                    name + "_low",
                    name + "_high",
                    name + "_to_best",
                    name + "_to_best_low",
                    name + "_to_best_high",
                    name + "_verdict"));
        }
        header.addAll(List.of("best_epoch", "epochs", "fit_seconds"));
        List<List<String>> rows = new ArrayList<>();
        int number = 1;
        for (RunGroup group : comparison.groups()) {
            for (RankedRun ranked : group.runs()) {
                rows.add(row(number, group, ranked, keys, metrics));
            }
            number++;
        }
        FigureCsv.write(csv, header, rows);
    }

    private static List<String> row(
            int number, RunGroup group, RankedRun ranked, Set<String> keys, Set<Metric> metrics) {
        List<String> row = new ArrayList<>(List.of(
                Integer.toString(number),
                ranked.run().competition(),
                Spelling.of(group.kind()),
                Integer.toString(group.images()),
                ranked.run().name()));
        keys.forEach(key -> row.add(ranked.keys().getOrDefault(key, "")));
        for (Metric metric : metrics) {
            if (!ranked.figures().containsKey(metric)) {
                row.addAll(List.of("", "", "", "", "", "", ""));
            } else {
                RankedRun.Figure figure = ranked.figure(metric);
                row.addAll(List.of(
                        FigureCsv.cell(figure.value()),
                        FigureCsv.cell(figure.interval().low()),
                        FigureCsv.cell(figure.interval().high()),
                        FigureCsv.cell(figure.toBest().difference()),
                        FigureCsv.cell(figure.toBest().interval().low()),
                        FigureCsv.cell(figure.toBest().interval().high()),
                        ranked.verdict(metric, group.by()).words()));
            }
        }
        row.add(Integer.toString(ranked.run().figures().epoch()));
        row.add(Integer.toString(ranked.run().figures().epochs()));
        row.add(FigureCsv.cell(ranked.run().figures().fitSeconds()));
        return row;
    }
}

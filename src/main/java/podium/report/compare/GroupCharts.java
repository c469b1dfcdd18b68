package podium.report.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import podium.lab.compare.RunComparison;
import podium.lab.compare.RunGroup;
import podium.player.figures.History;
import podium.report.charts.RunCharts;
import podium.report.charts.svg.Svg;

/** The charts of runs that can be compared with each other. */
public record GroupCharts(RunGroup group) {
    private static final int COLUMNS = 2;

    /**
     * Writes the charts of each group as SVG files into a folder, which is created if it is missing: {@code curves.svg},
     * {@code fit-times.svg} and {@code confusion.svg}, from the second group on {@code curves-2.svg} and so on. A chart
     * without data has no file.
     *
     * @return the written files
     */
    public static List<Path> write(Path folder, RunComparison comparison) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        int number = 1;
        for (RunGroup group : comparison.groups()) {
            String end = number == 1 ? ".svg" : "-" + number + ".svg";
            GroupCharts charts = new GroupCharts(group);
            Map<String, List<Svg>> named = new LinkedHashMap<>();
            named.put("curves", charts.curves());
            named.put("fit-times", List.of(charts.fitTimes()));
            named.put("confusion", charts.confusions());
            for (Map.Entry<String, List<Svg>> one : named.entrySet()) {
                if (!one.getValue().isEmpty()) {
                    Path file = folder.resolve(one.getKey() + end);
                    Svg.write(file, one.getValue(), one.getKey().equals("curves") ? 1 : COLUMNS);
                    files.add(file);
                }
            }
            number++;
        }
        return files;
    }

    /** The names of the runs with their numbers in the table. */
    private List<String> names() {
        return IntStream.range(0, group.runs().size())
                .mapToObj(place ->
                        (place + 1) + " " + group.runs().get(place).run().name())
                .toList();
    }

    /** The loss and the metric that orders the runs, by epoch, with a line for each run. */
    public List<Svg> curves() {
        List<String> names = names();
        Map<String, History> histories = new LinkedHashMap<>();
        for (int place = 0; place < names.size(); place++) {
            histories.put(names.get(place), group.runs().get(place).run().history());
        }
        return RunCharts.curves(histories, group.by(), RunWords.name(group.by()));
    }

    /** The training time of each run as a bar. */
    public Svg fitTimes() {
        return RunCharts.fitTimes(times());
    }

    private Map<String, Double> times() {
        List<String> names = names();
        Map<String, Double> times = new LinkedHashMap<>();
        for (int place = 0; place < names.size(); place++) {
            times.put(names.get(place), group.runs().get(place).run().figures().fitSeconds());
        }
        return times;
    }

    /** The confusion on valid of each run that has valid images, the best run first. */
    public List<Svg> confusions() {
        List<String> names = names();
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

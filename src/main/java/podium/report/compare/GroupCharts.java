package podium.report.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import podium.lab.compare.ComparedRun;
import podium.lab.compare.RankedRun;
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

    /** The loss and the metric that orders the runs, by epoch, with a line for each run. */
    public List<Svg> curves() {
        Map<String, History> histories = new LinkedHashMap<>();
        each((name, run) -> histories.put(name, run.history()));
        return RunCharts.curves(histories, group.by(), RunWords.name(group.by()));
    }

    /** The training time of each run as a bar. */
    public Svg fitTimes() {
        Map<String, Double> times = new LinkedHashMap<>();
        each((name, run) -> times.put(name, run.figures().fitSeconds()));
        return RunCharts.fitTimes(times);
    }

    /** The confusion on valid of each run that has valid images, the best run first. */
    public List<Svg> confusions() {
        List<Svg> charts = new ArrayList<>();
        each((name, run) -> run.answers().ifPresent(answers -> charts.addAll(ConfusionCharts.of(name, answers))));
        return charts;
    }

    /** Gives each run with its name after its number in the table. */
    private void each(BiConsumer<String, ComparedRun> receiver) {
        int number = 1;
        for (RankedRun ranked : group.runs()) {
            receiver.accept(number++ + " " + ranked.run().name(), ranked.run());
        }
    }
}

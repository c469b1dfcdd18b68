package podium.lab.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import podium.core.metric.Bootstrap;
import podium.core.metric.PairedDifference;
import podium.core.yaml.DifferingKeys;
import podium.player.figures.FigureKind;
import podium.player.figures.Metric;

/**
 * Runs whose figures may be compared: of one competition and kind, with the same labels and the same valid images. The
 * best run is first. Runs without valid images make groups of their own, ordered by name.
 *
 * @param kind the kind of the runs' predictions
 * @param images the number of valid images; 0 without them
 * @param by the metric that decides the order
 * @param keys the keys of the recipes that differ, in the order of recipe.yaml
 * @param runs the runs, the best first
 */
public record RunGroup(FigureKind kind, int images, Metric by, List<String> keys, List<RankedRun> runs) {
    public RunGroup {
        keys = List.copyOf(keys);
        runs = List.copyOf(runs);
    }

    /**
     * Sorts runs into groups, those with valid images first.
     *
     * @param by the metric that decides the order; null, or for groups that do not have it, the usual one of the kind
     */
    public static List<RunGroup> of(List<ComparedRun> runs, @Nullable Metric by, Bootstrap bootstrap) {
        Map<ComparedRun.Ground, List<ComparedRun>> grounds = new LinkedHashMap<>();
        runs.forEach(run ->
                grounds.computeIfAbsent(run.ground(), key -> new ArrayList<>()).add(run));
        return grounds.values().stream()
                .map(some -> group(some, by, bootstrap))
                .sorted(Comparator.comparing((RunGroup group) -> group.images() == 0)
                        .thenComparing(RunGroup::kind))
                .toList();
    }

    private static RunGroup group(List<ComparedRun> runs, @Nullable Metric by, Bootstrap bootstrap) {
        FigureKind kind = runs.get(0).recipe().figures();
        List<Metric> metrics = Answers.metrics(kind);
        Metric order = by != null && metrics.contains(by) ? by : metrics.get(0);
        List<ComparedRun> named =
                runs.stream().sorted(Comparator.comparing(ComparedRun::name)).toList();
        List<Answers> answers =
                named.stream().flatMap(run -> run.answers().stream()).toList();
        DifferingKeys keys =
                DifferingKeys.of(named.stream().map(ComparedRun::recipe).toList());
        Map<Metric, List<RankedRun.Figure>> figures = new EnumMap<>(Metric.class);
        int best = 0;
        if (!answers.isEmpty()) {
            best = best(answers, order);
            for (Metric metric : metrics) {
                figures.put(metric, figures(answers, metric, best, bootstrap));
            }
        }
        List<RankedRun> ranked = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            Map<Metric, RankedRun.Figure> own = new EnumMap<>(Metric.class);
            int place = i;
            figures.forEach((metric, all) -> own.put(metric, all.get(place)));
            ranked.add(new RankedRun(named.get(i), keys.values().get(i), own, !answers.isEmpty() && i == best));
        }
        ranked.sort(order(order));
        int images = answers.isEmpty() ? 0 : answers.get(0).ids().size();
        return new RunGroup(kind, images, order, keys.keys(), ranked);
    }

    /** The order of runs: the best value first, unknown values last. */
    private static Comparator<RankedRun> order(Metric metric) {
        return Comparator.comparingDouble(
                run -> Optional.ofNullable(run.figures().get(metric))
                        .map(figure -> metric.smallerIsBetter() ? figure.value() : -figure.value())
                        .orElse(0.0));
    }

    private static int best(List<Answers> answers, Metric metric) {
        int best = 0;
        double[] values =
                answers.stream().mapToDouble(one -> value(one, metric)).toArray();
        for (int i = 1; i < values.length; i++) {
            boolean better = metric.smallerIsBetter() ? values[i] < values[best] : values[i] > values[best];
            best = better || Double.isNaN(values[best]) ? i : best;
        }
        return best;
    }

    private static double value(Answers answers, Metric metric) {
        int[] once = new int[answers.ids().size()];
        Arrays.fill(once, 1);
        return answers.figure(metric, once);
    }

    private static List<RankedRun.Figure> figures(List<Answers> answers, Metric metric, int best, Bootstrap bootstrap) {
        List<double[]> samples = bootstrap.figuresOfDraws(
                answers.get(0).ids().size(),
                answers.stream()
                        .<ToDoubleFunction<int[]>>map(one -> times -> one.figure(metric, times))
                        .toList());
        double highest = value(answers.get(best), metric);
        List<RankedRun.Figure> figures = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            double[] own = samples.get(i);
            double[] differences = new double[own.length];
            Arrays.setAll(differences, sample -> own[sample] - samples.get(best)[sample]);
            double value = value(answers.get(i), metric);
            figures.add(new RankedRun.Figure(
                    value,
                    bootstrap.interval(own),
                    new PairedDifference(value - highest, bootstrap.interval(differences))));
        }
        return Collections.unmodifiableList(figures);
    }
}

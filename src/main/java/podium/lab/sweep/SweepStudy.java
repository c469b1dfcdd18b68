package podium.lab.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import podium.core.metric.Bootstrap;
import podium.lab.compare.Answers;
import podium.lab.compare.ComparedRun;
import podium.lab.compare.RankedRun;
import podium.lab.compare.RunGroup;
import podium.player.figures.Metric;

/**
 * What the trials of a sweep say. Of a configuration that was trained for several numbers of epochs, the longest training
 * counts; importance and noise are measured among the trials of the number of epochs that most configurations have.
 *
 * @param spec the sweep
 * @param group the runs of the trials, the best first
 * @param trials the trials in this order
 * @param failed the trials without a figure
 * @param measured the number of epochs whose trials importance and noise are measured on; empty for the recipe's
 * @param noise the spread over seeds; empty with one seed
 * @param shares the importance of each axis, the largest first
 * @param optimism how much too good the best figure is; empty with one trial
 */
public record SweepStudy(
        SweepSpec spec,
        RunGroup group,
        List<Tried> trials,
        List<Failed> failed,
        OptionalInt measured,
        Optional<Noise> noise,
        List<AxisShare> shares,
        Optional<Optimism> optimism) {
    public SweepStudy {
        trials = List.copyOf(trials);
        failed = List.copyOf(failed);
        shares = List.copyOf(shares);
    }

    /** A trial whose training is finished. */
    public record Finished(Trial trial, ComparedRun run) {}

    /** A trial and its run in the order of all. */
    public record Tried(Trial trial, RankedRun run) {}

    /** A trial without a figure. */
    public record Failed(Trial trial, String reason) {}

    /**
     * Studies the trials.
     *
     * @param finished the finished trials, at least one; all have the same kind of figures and the same valid images
     * @throws IllegalArgumentException if the figures of the runs cannot be compared
     */
    public static SweepStudy of(SweepSpec spec, List<Finished> finished, List<Failed> failed, Bootstrap bootstrap) {
        List<Finished> longest = longest(finished);
        Map<String, ComparedRun> runs = new LinkedHashMap<>();
        longest.forEach(one -> runs.put(one.run().name(), one.run()));
        List<RunGroup> groups = RunGroup.of(List.copyOf(runs.values()), spec.metric(), bootstrap);
        if (groups.size() != 1 || groups.get(0).images() == 0) {
            throw new IllegalArgumentException("the trials have no common figure on valid");
        }
        RunGroup group = groups.get(0);
        List<Tried> trials = new ArrayList<>();
        for (RankedRun ranked : group.runs()) {
            longest.stream()
                    .filter(one -> one.run().name().equals(ranked.run().name()))
                    .forEach(one -> trials.add(new Tried(one.trial(), ranked)));
        }
        OptionalInt measured = measured(finished);
        Map<Map<String, String>, List<Double>> figures = figures(finished, measured, group.by());
        figures.values().removeIf(values -> values.size() < spec.space().trialsEach());
        List<Answers> answers = group.runs().stream()
                .map(ranked -> ranked.run().answers().orElseThrow())
                .toList();
        return new SweepStudy(
                spec,
                group,
                trials,
                failed,
                measured,
                Noise.of(figures, group.by().smallerIsBetter()),
                AxisShare.of(spec.space(), figures),
                answers.size() < 2
                        ? Optional.empty()
                        : Optional.of(Optimism.of(
                                group.images(),
                                answers.stream()
                                        .<ToDoubleFunction<int[]>>map(one -> times -> one.figure(group.by(), times))
                                        .toList(),
                                group.by().smallerIsBetter(),
                                bootstrap)));
    }

    /** Of each configuration and seed the trial with the most epochs. */
    private static List<Finished> longest(List<Finished> finished) {
        Map<List<Object>, Finished> longest = new LinkedHashMap<>();
        for (Finished one : finished) {
            longest.merge(
                    List.of(one.trial().values(), one.trial().seed()),
                    one,
                    (known, next) -> next.trial().epochs().orElse(0)
                                    > known.trial().epochs().orElse(0)
                            ? next
                            : known);
        }
        return List.copyOf(longest.values());
    }

    /** The number of epochs that most trials have; of several, the largest. */
    private static OptionalInt measured(List<Finished> finished) {
        Map<Integer, Long> counts = new LinkedHashMap<>();
        finished.forEach(one -> one.trial().epochs().ifPresent(epochs -> counts.merge(epochs, 1L, Long::sum)));
        return counts.entrySet().stream()
                .max(Comparator.comparingLong((Map.Entry<Integer, Long> one) -> one.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(one -> OptionalInt.of(one.getKey()))
                .orElse(OptionalInt.empty());
    }

    private static Map<Map<String, String>, List<Double>> figures(
            List<Finished> finished, OptionalInt epochs, Metric metric) {
        Map<Map<String, String>, Map<Object, Double>> bySeed = new LinkedHashMap<>();
        finished.stream()
                .filter(one -> one.trial().epochs().equals(epochs))
                .forEach(one -> bySeed.computeIfAbsent(one.trial().values(), key -> new LinkedHashMap<>())
                        .put(one.trial().seed(), figure(one.run(), metric)));
        Map<Map<String, String>, List<Double>> figures = new LinkedHashMap<>();
        bySeed.forEach((values, seeds) -> figures.put(values, new ArrayList<>(seeds.values())));
        return figures;
    }

    private static double figure(ComparedRun run, Metric metric) {
        Answers answers = run.answers().orElseThrow();
        int[] once = new int[answers.ids().size()];
        Arrays.fill(once, 1);
        return answers.figure(metric, once);
    }

    /** Returns the best trial. */
    public Tried best() {
        return trials.get(0);
    }

    /** Returns the second best trial with another run; empty if there is none. */
    public Optional<Tried> second() {
        String best = best().run().run().name();
        return trials.stream()
                .filter(one -> !one.run().run().name().equals(best))
                .findFirst();
    }

    /** Returns the different values of an axis among the trials, in the order of the axis. */
    public List<String> values(String axis) {
        List<String> seen = trials.stream()
                .map(one -> String.valueOf(one.trial().values().get(axis)))
                .distinct()
                .toList();
        List<String> listed = new ArrayList<>(spec.values(axis).all());
        listed.retainAll(seen);
        return listed.isEmpty() ? Collections.unmodifiableList(seen) : listed;
    }
}

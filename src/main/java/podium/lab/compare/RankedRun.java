package podium.lab.compare;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import podium.core.metric.Interval;
import podium.core.metric.PairedDifference;
import podium.player.figures.Metric;

/**
 * A run in the order of its group.
 *
 * @param run the run
 * @param keys the values of the recipe's keys that differ within the group
 * @param figures each compared metric on valid; empty if the run was trained without valid images
 * @param best true for the best run of the group, with which the others are compared
 */
public record RankedRun(ComparedRun run, Map<String, String> keys, Map<Metric, Figure> figures, boolean best) {
    public RankedRun {
        keys = Map.copyOf(keys);
        Map<Metric, Figure> ordered = new EnumMap<>(Metric.class);
        ordered.putAll(figures);
        figures = Collections.unmodifiableMap(ordered);
    }

    /**
     * A metric of a run on its valid images.
     *
     * @param interval the confidence interval of the value
     * @param toBest the value minus that of the best run, on the same samples of images
     */
    public record Figure(double value, Interval interval, PairedDifference toBest) {}

    /** What the paired difference says of a run in a metric. */
    public enum Verdict {
        BEST("the best"),
        REFERENCE("the reference"),
        EQUAL("equal to the best"),
        WORSE("worse"),
        BETTER("better"),
        NOISE(PairedDifference.NOT_DISTINGUISHABLE),
        UNKNOWN("too few images to tell");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        /** Returns the verdict in words. */
        public String words() {
            return words;
        }
    }

    /**
     * Returns one of the figures.
     *
     * @throws IllegalArgumentException if the run does not have the metric
     */
    public Figure figure(Metric metric) {
        Figure figure = figures.get(metric);
        if (figure == null) {
            throw new IllegalArgumentException(run.name() + " has no " + metric);
        }
        return figure;
    }

    /**
     * Returns what the paired difference says in a metric that the run has. The run that is the best in the metric that
     * orders the group may not be the best in another one, where it is the reference of the differences.
     *
     * @param by the metric that orders the group
     */
    public Verdict verdict(Metric metric, Metric by) {
        if (best) {
            return metric == by ? Verdict.BEST : Verdict.REFERENCE;
        }
        PairedDifference toBest = figure(metric).toBest();
        if (!toBest.interval().known()) {
            return Verdict.UNKNOWN;
        }
        if (toBest.difference() == 0
                && toBest.interval().low() == 0
                && toBest.interval().high() == 0) {
            return Verdict.EQUAL;
        }
        if (!toBest.distinguishable()) {
            return Verdict.NOISE;
        }
        return (toBest.difference() > 0) == metric.smallerIsBetter() ? Verdict.WORSE : Verdict.BETTER;
    }
}

package podium.report.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import podium.core.metric.Interval;
import podium.core.metric.PairedDifference;
import podium.lab.compare.RankedRun;
import podium.lab.compare.RankedRun.Verdict;
import podium.lab.compare.RunGroup;
import podium.player.figures.Metric;
import podium.report.tables.Numbers;

/** The words of a comparison: names of metrics, figures with their intervals, and sentences about a group. */
public final class RunWords {
    private RunWords() {}

    /** The name of a metric in tables. */
    public static String name(Metric metric) {
        return switch (metric) {
            case LOSS -> "loss";
            case AP11 -> "ap11";
            case AP_AUC -> "apAuc";
            case AVERAGE_PRECISION -> "averagePrecision";
            case F1_MICRO -> "F1 micro";
            case F1_MACRO -> "F1 macro";
            case F1_SAMPLES -> "F1 samples";
            case DICE -> "Dice";
            case MEAN_IOU -> "VOC mean IoU";
            case PIXEL_ACCURACY -> "pixel accuracy";
            case ACCURACY -> "accuracy";
            case LOG_LOSS -> "log loss";
        };
    }

    /** A figure with its interval, such as {@code 0.703 (0.650 to 0.754)}. */
    public static String figure(RankedRun.Figure figure) {
        return Numbers.share(figure.value()) + interval(figure.interval(), "%.3f to %.3f");
    }

    /** A difference with its interval, such as {@code -0.023 (-0.051 to +0.004)}. */
    public static String difference(PairedDifference difference) {
        return Double.isNaN(difference.difference())
                ? "-"
                : String.format(Locale.ROOT, "%+.3f", difference.difference())
                        + interval(difference.interval(), "%+.3f to %+.3f");
    }

    private static String interval(Interval interval, String format) {
        return interval.known() ? " (" + String.format(Locale.ROOT, format, interval.low(), interval.high()) + ")" : "";
    }

    /** A line above a group's table. */
    static String heading(RunGroup group) {
        int runs = group.runs().size();
        String what = switch (group.kind()) {
            case MULTILABEL -> runs == 1 ? "classifier" : "classifiers";
            case SINGLE_LABEL -> runs == 1 ? "classifier" : "classifiers";
            case SEGMENTATION -> runs == 1 ? "segmenter" : "segmenters";
        };
        return group.runs().get(0).run().competition() + ", " + runs + " " + what + on(group);
    }

    private static String on(RunGroup group) {
        if (group.images() == 0) {
            return " without valid images";
        }
        String images = String.format(Locale.ROOT, "%,d image%s", group.images(), group.images() == 1 ? "" : "s");
        return (outOfFold(group)
                        ? " on " + images + ", each scored by a network that had not seen its fold"
                        : " on " + images + " of valid")
                + (group.runs().size() > 1 ? ", the best by " + name(group.by()) + " first" : "");
    }

    private static boolean outOfFold(RunGroup group) {
        return group.runs().stream().anyMatch(ranked -> ranked.run().figures().outOfFold());
    }

    /** Sentences on what a group's figures say, and what they do not. */
    static List<String> sentences(RunGroup group) {
        List<String> sentences = new ArrayList<>();
        if (group.images() == 0) {
            sentences.add("No figure of these runs can be compared, because they were trained without valid images.");
            return sentences;
        }
        List<RankedRun> others =
                group.runs().stream().filter(ranked -> !ranked.best()).toList();
        if (others.isEmpty()) {
            return sentences;
        }
        long noise = with(group, others, Verdict.NOISE);
        long worse = with(group, others, Verdict.WORSE);
        long equal = with(group, others, Verdict.EQUAL);
        String best = group.runs().stream()
                .filter(RankedRun::best)
                .map(ranked -> ranked.run().name())
                .findFirst()
                .orElse("");
        if (worse > 0) {
            sentences.add(best + " is better than " + some(worse, others.size()) + " by " + name(group.by()) + ".");
        }
        if (noise > 0) {
            sentences.add(noise + (noise == 1 ? " run is" : " runs are") + " not distinguishable from " + best
                    + ": the interval of the paired difference contains 0, so the difference may be noise.");
        }
        if (equal > 0) {
            sentences.add(equal + (equal == 1 ? " run has" : " runs have") + " the same " + name(group.by()) + " as "
                    + best + " in every sample.");
        }
        if (group.keys().isEmpty()) {
            sentences.add("The recipes do not differ.");
        }
        return sentences;
    }

    private static long with(RunGroup group, List<RankedRun> runs, Verdict verdict) {
        return runs.stream()
                .filter(ranked -> ranked.verdict(group.by(), group.by()) == verdict)
                .count();
    }

    private static String some(long number, int others) {
        if (number < others) {
            return number + " of " + others + " other runs";
        }
        return others == 1 ? "the other run" : "all " + others + " other runs";
    }
}

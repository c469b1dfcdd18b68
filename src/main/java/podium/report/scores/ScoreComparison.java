package podium.report.scores;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import podium.core.metric.Bootstrap;
import podium.core.metric.PairedDifference;
import podium.core.yaml.Spelling;
import podium.judge.scoring.Comparison;
import podium.judge.scoring.Part;
import podium.report.tables.Json;
import podium.report.tables.Numbers;
import podium.report.tables.TextTable;

/** The differences between two scored files, by part, and whether they are more than noise. */
public record ScoreComparison(ScoredFile first, ScoredFile second) {
    /** The table for a terminal. */
    public String text() {
        TextTable table = new TextTable()
                .left("part")
                .right("difference")
                .left("95% interval")
                .left("verdict");
        for (Part part : Part.values()) {
            if (exists(part)) {
                PairedDifference comparison = comparison(part);
                table.row(
                        name(part),
                        String.format(Locale.ROOT, "%+.6f", comparison.difference()),
                        Numbers.interval(comparison.interval()),
                        comparison.verdict());
            }
        }
        return first.file().path() + " minus " + second.file().path() + ":\n" + table;
    }

    /** A sentence such as {@code tuned is better than prior on the public images, by +0.4989 (95% interval ...)}. */
    public static String sentence(String first, String second, String where, PairedDifference difference) {
        if (!difference.interval().known()) {
            return String.format(
                    Locale.ROOT,
                    "one image is too few to tell whether %s is better than %s on %s (difference %+.4f)",
                    first,
                    second,
                    where,
                    difference.difference());
        }
        String by = String.format(
                Locale.ROOT,
                "%+.4f (95%% interval %s)",
                difference.difference(),
                Numbers.interval(difference.interval()));
        if (!difference.distinguishable()) {
            return first + " is not distinguishable from " + second + " on " + where + ": the difference is " + by;
        }
        return first + " is " + difference.verdict() + " than " + second + " on " + where + ", by " + by;
    }

    /** The JSON {@code {"sha256":..,"all":{"difference":..,"interval":[..],"verdict":..},..}}. */
    ObjectNode json() {
        ObjectNode node = Json.NODES.objectNode().put("sha256", second.file().sha256());
        for (Part part : Part.values()) {
            if (exists(part)) {
                PairedDifference comparison = comparison(part);
                ObjectNode inner = node.putObject(name(part));
                inner.set("difference", Json.number(comparison.difference()));
                inner.set("interval", Json.interval(comparison.interval()));
                inner.put("verdict", comparison.verdict());
            } else {
                node.putNull(name(part));
            }
        }
        return node;
    }

    private boolean exists(Part part) {
        return first.score().figures(part).rows() > 0;
    }

    private static String name(Part part) {
        return Spelling.of(part);
    }

    private PairedDifference comparison(Part part) {
        return Comparison.of(first.score(), second.score(), part, Bootstrap.STANDARD);
    }
}

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

/** How two scored files differ, by part, and whether that is more than noise. */
public record ScoreComparison(ScoredFile first, ScoredFile second) {
    /** A table for a terminal. */
    public String text() {
        TextTable table = new TextTable()
                .left("part")
                .right("difference")
                .left("95% interval")
                .left("so it is");
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

    /** {@code tuned is better than prior on the public images, by +0.4989 (95% interval 0.4353 to 0.5605)}, or what it is. */
    public static String sentence(String first, String second, String where, PairedDifference difference) {
        if (!difference.interval().known()) {
            return String.format(
                    Locale.ROOT,
                    "whether %s is better than %s on %s cannot be told from one image (difference %+.4f)",
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

    /** {@code {"sha256":..,"all":{"difference":..,"interval":[..],"verdict":..},..}}. */
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

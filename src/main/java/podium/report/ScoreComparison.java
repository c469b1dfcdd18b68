package podium.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import podium.metric.PairedDifference;
import podium.scoring.Comparison;
import podium.scoring.Part;
import podium.scoring.Statistics;

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
        return part.name().toLowerCase(Locale.ROOT);
    }

    private PairedDifference comparison(Part part) {
        return Comparison.of(first.score(), second.score(), part, Statistics.BOOTSTRAP);
    }
}

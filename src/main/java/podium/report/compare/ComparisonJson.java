package podium.report.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import podium.core.files.PrettyJson;
import podium.core.yaml.Spelling;
import podium.lab.compare.OnePhotograph;
import podium.lab.compare.RankedRun;
import podium.lab.compare.RunComparison;
import podium.lab.compare.RunGroup;
import podium.player.figures.Metric;
import podium.report.tables.Json;

/** A comparison of runs as one JSON object: groups, runs that are not compared, and the photograph. */
public record ComparisonJson(RunComparison comparison, Optional<OnePhotograph> photograph) {
    /** The object, which ends with a line feed. */
    public String text() {
        ObjectNode root = Json.NODES.objectNode();
        ArrayNode groups = root.putArray("groups");
        comparison.groups().forEach(group -> groups.add(group(group)));
        ArrayNode aside = root.putArray("notCompared");
        comparison
                .aside()
                .forEach(one -> aside.addObject().put("run", one.run()).put("reason", one.reason()));
        photograph.ifPresent(one -> root.set("photograph", photograph(one)));
        return PrettyJson.text(root);
    }

    private static ObjectNode group(RunGroup group) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("competition", group.runs().get(0).run().competition());
        node.put("kind", Spelling.of(group.kind()));
        node.put("images", group.images());
        node.put("by", Spelling.of(group.by()));
        ArrayNode keys = node.putArray("keys");
        group.keys().forEach(keys::add);
        ArrayNode runs = node.putArray("runs");
        for (RankedRun ranked : group.runs()) {
            ObjectNode run = runs.addObject();
            run.put("run", ranked.run().name());
            run.put("best", ranked.best());
            ObjectNode values = run.putObject("keys");
            group.keys().forEach(key -> values.put(key, ranked.keys().get(key)));
            ObjectNode figures = run.putObject("figures");
            ranked.figures()
                    .forEach((metric, figure) ->
                            figures.set(Spelling.of(metric), figure(figure, ranked, metric, group.by())));
            run.put("outOfFold", ranked.run().figures().outOfFold());
            run.put("epoch", ranked.run().figures().epoch());
            run.put("epochs", ranked.run().figures().epochs());
            run.set("fitSeconds", Json.number(ranked.run().figures().fitSeconds()));
        }
        return node;
    }

    private static ObjectNode figure(RankedRun.Figure figure, RankedRun ranked, Metric metric, Metric by) {
        ObjectNode node = Json.NODES.objectNode();
        node.set("value", Json.number(figure.value()));
        node.set("interval", Json.interval(figure.interval()));
        node.set("toBest", Json.number(figure.toBest().difference()));
        node.set("toBestInterval", Json.interval(figure.toBest().interval()));
        node.put("verdict", ranked.verdict(metric, by).words());
        return node;
    }

    private static ObjectNode photograph(OnePhotograph photograph) {
        ObjectNode node = Json.NODES.objectNode().put("image", photograph.id());
        ArrayNode runs = node.putArray("runs");
        for (OnePhotograph.Says says : photograph.says()) {
            ObjectNode run = runs.addObject().put("run", says.run()).put("kind", Spelling.of(says.kind()));
            ObjectNode shares = run.putObject("shares");
            for (int label = 0; label < says.labels().size(); label++) {
                shares.set(says.labels().get(label), Json.number(says.shares().get(label)));
            }
        }
        return node;
    }
}

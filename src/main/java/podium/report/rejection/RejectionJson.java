package podium.report.rejection;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import podium.core.files.PrettyJson;
import podium.core.yaml.Spelling;
import podium.lab.reject.Separation;
import podium.player.rejection.ValidStanding;
import podium.report.tables.Json;

/** A {@link RejectionReport} as JSON with numbers in full precision. */
final class RejectionJson {
    private RejectionJson() {}

    static String of(RejectionReport report) {
        ObjectNode root = Json.NODES.objectNode();
        root.put("run", report.run());
        root.putObject("known")
                .put("part", report.known().part())
                .put("images", report.known().images());
        root.put("score", Spelling.of(report.used()));
        root.put("reject", report.share());
        ArrayNode valid = root.putArray("valid");
        for (ValidStanding standing : report.standings()) {
            Double area = standing.leftOut();
            ObjectNode node = valid.addObject();
            node.put("score", Spelling.of(standing.score()));
            node.put("images", standing.familiarities().size());
            node.set("aurocOfClassesLeftOut", Json.number(area == null ? Double.NaN : area));
            node.set("aurocOfDistorted", Json.number(standing.distorted()));
        }
        ArrayNode sets = root.putArray("unknown");
        report.unknown().forEach(set -> add(sets.addObject(), set));
        report.heldOut().ifPresent(out -> add(root.putObject("heldOut"), out));
        return PrettyJson.text(root);
    }

    private static void add(ObjectNode node, UnknownSet set) {
        node.put("images", set.images());
        node.put("name", set.name());
        ArrayNode answers = node.putArray("answers");
        for (UnknownSet.AnswerShare answer : set.answers()) {
            answers.addObject().put("class", answer.label()).put("share", answer.share());
        }
        ArrayNode scores = node.putArray("scores");
        for (UnknownSet.Row row : set.rows()) {
            ObjectNode figures = add(scores.addObject(), row.separation());
            figures.set("rejectedKnown", Json.number(row.known()));
            figures.set("rejectedUnknown", Json.number(row.unknown()));
        }
    }

    private static void add(ObjectNode node, HeldOut out) {
        ArrayNode classes = node.putArray("classes");
        for (HeldOut.OneClass one : out.classes()) {
            ObjectNode object = classes.addObject();
            object.put("class", one.name());
            object.put("knownImages", one.known());
            object.put("unknownImages", one.unknown());
            ArrayNode scores = object.putArray("scores");
            one.separations().forEach(separation -> add(scores.addObject(), separation));
        }
        ArrayNode means = node.putArray("means");
        out.means().forEach(mean -> add(means.addObject(), mean));
    }

    private static ObjectNode add(ObjectNode node, Separation separation) {
        node.put("score", Spelling.of(separation.score()));
        node.set("auroc", Json.number(separation.area().value()));
        node.set("aurocInterval", Json.interval(separation.area().interval()));
        node.set("fpr95", Json.number(separation.accepted().value()));
        node.set("fpr95Interval", Json.interval(separation.accepted().interval()));
        return node;
    }
}

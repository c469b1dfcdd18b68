package podium.report.sweep;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import podium.core.files.PrettyJson;
import podium.core.yaml.Spelling;
import podium.lab.compare.RankedRun;
import podium.lab.sweep.AxisShare;
import podium.lab.sweep.Noise;
import podium.lab.sweep.SweepStudy;
import podium.lab.sweep.TestFigure;
import podium.lab.sweep.Trial;
import podium.report.tables.Json;

/** A sweep as one JSON object. */
public record SweepJson(String name, SweepWords words) {
    /** The object, which ends with a line feed. */
    public String text() {
        SweepStudy study = words.study();
        ObjectNode root = Json.NODES.objectNode();
        root.put("competition", words.competition());
        root.put("sweep", name);
        root.put("metric", Spelling.of(study.group().by()));
        root.put("validImages", study.group().images());
        ArrayNode trials = root.putArray("trials");
        study.trials().forEach(one -> trials.add(trial(one)));
        ArrayNode failed = root.putArray("failed");
        study.failed().forEach(one -> failed.add(described(one.trial()).put("reason", one.reason())));
        study.optimism().ifPresent(one -> {
            ObjectNode node = root.putObject("chosen");
            node.put("among", one.trials());
            node.set("best", Json.number(one.best()));
            node.set("corrected", Json.number(one.corrected()));
            node.set("interval", Json.interval(one.interval()));
        });
        words.test().ifPresent(figure -> root.set("test", test(figure)));
        study.noise().ifPresent(one -> root.set("seeds", noise(one)));
        ArrayNode axes = root.putArray("importance");
        study.shares().forEach(one -> axes.add(share(one)));
        return PrettyJson.text(root);
    }

    private ObjectNode trial(SweepStudy.Tried tried) {
        RankedRun.Figure figure = tried.run().figure(words.study().group().by());
        ObjectNode node = described(tried.trial());
        node.put("run", tried.run().run().name());
        node.set("value", Json.number(figure.value()));
        node.set("interval", Json.interval(figure.interval()));
        node.set("toBest", Json.number(figure.toBest().difference()));
        node.set("toBestInterval", Json.interval(figure.toBest().interval()));
        node.put(
                "verdict",
                tried.run()
                        .verdict(
                                words.study().group().by(),
                                words.study().group().by())
                        .words());
        node.put("epoch", tried.run().run().figures().epoch());
        node.put("epochs", tried.run().run().figures().epochs());
        node.set("fitSeconds", Json.number(tried.run().run().figures().fitSeconds()));
        return node;
    }

    private static ObjectNode described(Trial trial) {
        ObjectNode node = Json.NODES.objectNode();
        ObjectNode values = node.putObject("values");
        trial.values().forEach(values::put);
        trial.seed().ifPresent(seed -> node.put("seed", seed));
        return node;
    }

    private static ObjectNode test(TestFigure figure) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("images", figure.images());
        node.set("value", Json.number(figure.value()));
        node.set("interval", Json.interval(figure.interval()));
        figure.lead().ifPresent(lead -> {
            node.set("toSecond", Json.number(lead.difference()));
            node.set("toSecondInterval", Json.interval(lead.interval()));
        });
        return node;
    }

    private static ObjectNode noise(Noise noise) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("seeds", noise.seeds());
        node.put("configurations", noise.configurations());
        node.set("deviation", Json.number(noise.deviation()));
        node.set("difference", Json.number(noise.difference()));
        node.set("differenceInterval", Json.interval(noise.interval()));
        return node;
    }

    private static ObjectNode share(AxisShare share) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("axis", share.axis());
        node.put("values", share.values());
        node.set("share", Json.number(share.share()));
        node.set("interval", Json.interval(share.interval()));
        node.set("byChance", Json.number(share.byChance()));
        return node;
    }
}

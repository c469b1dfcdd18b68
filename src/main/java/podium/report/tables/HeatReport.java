package podium.report.tables;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import podium.core.files.PrettyJson;
import podium.core.files.WriteAside;
import podium.core.yaml.Spelling;
import podium.lab.explain.HeadCheck;

/**
 * The report on an explained network, as sentences and as figures.json.
 *
 * @param images the number of images
 * @param unseen the Ids of images without a map, since the network predicts no class for them
 * @param maps the number of maps
 * @param allZero the number of maps without heat
 * @param share the share of heat on the class, if its pixels are known
 * @param check the check with random heads; empty for occlusion maps, or if there are no maps
 */
public record HeatReport(
        int images, List<String> unseen, int maps, int allZero, Optional<HeatShare> share, Optional<HeadCheck> check) {
    private static final int NAMED = 3;

    public HeatReport {
        unseen = List.copyOf(unseen);
    }

    /** The sentences, one per line. */
    public String text() {
        StringBuilder text = new StringBuilder();
        line(text, count(maps, "map") + " of " + count(images, "image"));
        if (!unseen.isEmpty()) {
            line(text, unseenText());
        }
        if (allZero > 0) {
            line(
                    text,
                    allZero + " of " + count(maps, "map") + " " + (allZero == 1 ? "is" : "are")
                            + " zero everywhere: no pixel supports the class. No figure below counts "
                            + (allZero == 1 ? "it." : "them."));
        }
        share.ifPresent(found -> line(text, found.text()));
        check.ifPresent(found -> line(text, checkText(found)));
        return text.toString();
    }

    private String unseenText() {
        String named = String.join(", ", unseen.subList(0, Math.min(NAMED, unseen.size())));
        return "The network predicts no class for " + (images == 1 ? "" : unseen.size() + " of ")
                + count(images, "image") + " (" + named + (unseen.size() > NAMED ? ", ..." : "")
                + "), so there is nothing to explain in "
                + (unseen.size() == 1 ? "it" : "them")
                + ". Use --class NAME to draw maps for a class anyway.";
    }

    /** The finding, which depends on the mean correlation, and its basis. */
    private String checkText(HeadCheck found) {
        String figures = String.format(
                Locale.ROOT,
                "mean rank correlation %.2f over %s, %.2f to %.2f",
                found.mean(),
                count(found.comparedHeads(), "random head"),
                found.lowest(),
                found.highest());
        String finding = switch (found.dependence()) {
            case CHANGES -> "The maps change with a random head (" + figures + "), as they should.";
            case UNCLEAR ->
                "It is unclear whether the maps depend on the head (" + figures
                        + "): compare them with the maps of --occlusion.";
            case HARDLY -> "The maps hardly depend on the head (" + figures + "): do not trust them.";
            case UNKNOWN ->
                "It could not be checked whether the maps depend on the head: no map of the network could"
                        + " be compared with a map of a random head.";
        };
        return finding + "\n" + basis(found);
    }

    private static String basis(HeadCheck found) {
        int heads = found.heads().size();
        int pairs = heads * found.maps();
        String basis = "Checked on " + count(found.maps(), "map") + " of " + count(found.images(), "image") + " with "
                + count(heads, "random head") + ": ";
        if (found.leftOut() == 0) {
            return basis + "all " + pairs + " pairs of maps could be compared.";
        }
        return basis + found.leftOut() + " of " + pairs
                + " pairs of maps are not counted, since one of the two maps is constant (zero everywhere: "
                + found.allZero() + " of the network's " + found.maps() + " maps, "
                + found.allZeroOfHeads() + " of the random heads' " + pairs + " maps).";
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    /** Writes the figures in full precision. */
    public void write(Path json) throws IOException {
        ObjectNode node = Json.NODES.objectNode();
        node.put("images", images).put("imagesWithoutMap", unseen.size());
        node.put("maps", maps).put("mapsAllZero", allZero);
        node.set("heatOnClass", share.map(HeatReport::json).orElse(null));
        node.set("randomHeads", check.map(HeatReport::json).orElse(null));
        WriteAside.text(json, PrettyJson.text(node));
    }

    private static ObjectNode json(HeatShare share) {
        ObjectNode node = Json.NODES.objectNode().put("maps", share.maps()).put("images", share.images());
        node.set("share", Json.number(share.onClass()));
        node.set("area", Json.number(share.area()));
        node.set("difference", Json.number(share.difference().difference()));
        node.set("interval", Json.interval(share.difference().interval()));
        return node;
    }

    private static ObjectNode json(HeadCheck check) {
        ObjectNode node = Json.NODES.objectNode();
        node.set("meanRankCorrelation", Json.number(check.mean()));
        node.set("lowest", Json.number(check.lowest()));
        node.set("highest", Json.number(check.highest()));
        node.put("verdict", Spelling.of(check.dependence()));
        node.put("images", check.images()).put("maps", check.maps()).put("mapsAllZero", check.allZero());
        node.put("pairsLeftOut", check.leftOut());
        var heads = node.putArray("heads");
        for (HeadCheck.Head head : check.heads()) {
            ObjectNode one = heads.addObject().put("seed", head.seed()).put("mapsAllZero", head.allZero());
            one.set("meanRankCorrelation", Json.number(head.mean()));
        }
        return node;
    }
}

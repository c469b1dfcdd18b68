package podium.report.scores;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import podium.core.files.PrettyJson;
import podium.core.yaml.Spelling;
import podium.judge.leaderboard.Candidate;
import podium.judge.leaderboard.Leaderboard;
import podium.report.tables.Json;

/** A leaderboard as JSON. Names are unchanged; an unknown value is null. */
public final class LeaderboardJson {
    private LeaderboardJson() {}

    public static String of(Leaderboard board) {
        ObjectNode root = Json.NODES.objectNode();
        root.put("competition", board.track().competition());
        root.put("title", board.track().title());
        root.put("track", board.track().name());
        root.put("time", board.moment().time().toString());
        root.put("deadline", board.moment().deadline().map(Object::toString).orElse(null));
        root.put("over", board.moment().over());
        root.put("privateShown", board.privateShown());
        ArrayNode rows = root.putArray("rows");
        for (Leaderboard.Row row : board.rows()) {
            ObjectNode node = rows.addObject();
            node.put("team", row.team().name());
            figure(node.putObject("public"), row.publicFigure());
            row.privateFigure()
                    .ifPresentOrElse(
                            figure -> figure(node.putObject("private"), figure), () -> node.putNull("private"));
            node.put("shakeUp", row.shakeUp().orElse(null));
            node.put("entries", row.entries());
            node.put("last", row.last().toString());
        }
        ArrayNode unranked = root.putArray("unranked");
        for (Candidate candidate : board.unranked()) {
            ObjectNode node = unranked.addObject();
            node.put("entry", candidate.entry().sequence());
            node.put("team", candidate.entry().team().name());
            node.put("state", Spelling.of(candidate.state()));
            node.set("public", Json.number(candidate.publicScore()));
            node.set("private", Json.number(candidate.privateScore()));
            node.put("time", candidate.entry().time().counted().toString());
        }
        return PrettyJson.text(root);
    }

    private static void figure(ObjectNode node, Leaderboard.Figure figure) {
        node.put("rank", figure.rank());
        node.put("score", figure.score());
        node.set("low", Json.number(figure.interval().low()));
        node.set("high", Json.number(figure.interval().high()));
        node.put("close", figure.close());
        node.put("entry", figure.entry());
    }
}

package podium.report;

import java.util.List;
import java.util.Optional;
import podium.leaderboard.Rescoring.Outcome;
import podium.leaderboard.Rescoring.Scores;

/** What rescoring changed, a line an entry, and a line of counts. */
public final class RescoringReport {
    private RescoringReport() {}

    /** Entries whose score is the same are only counted; private scores are told to a grader alone. */
    public static String text(List<Outcome> outcomes, boolean grader) {
        StringBuilder text = new StringBuilder();
        int same = 0;
        for (Outcome outcome : outcomes) {
            String name = "entry " + outcome.entry().sequence() + " of team "
                    + outcome.entry().team().shown() + ": ";
            if (outcome instanceof Outcome.Same) {
                same++;
            } else if (outcome instanceof Outcome.Scored scored) {
                text.append(name).append(change(scored, grader)).append('\n');
            } else if (outcome instanceof Outcome.Invalid invalid) {
                text.append(name)
                        .append("invalid by this solution, ")
                        .append(invalid.errors())
                        .append(" errors, first: ")
                        .append(invalid.first().format("its bytes"))
                        .append('\n');
            } else if (outcome instanceof Outcome.Lost lost) {
                text.append(name).append("not rescored: ").append(lost.reason()).append('\n');
            }
        }
        return text.append(outcomes.size())
                .append(outcomes.size() == 1 ? " entry rescored, " : " entries rescored, ")
                .append(outcomes.size() - same)
                .append(" changed\n")
                .toString();
    }

    private static String change(Outcome.Scored scored, boolean grader) {
        Optional<Scores> before = scored.before();
        String text = "public "
                + before.map(Scores::publicScore)
                        .map(Numbers::score)
                        .map(old -> old + " -> ")
                        .orElse("") + Numbers.score(scored.now().publicScore());
        return grader
                ? text + ", private "
                        + before.map(Scores::privateScore)
                                .map(Numbers::score)
                                .map(old -> old + " -> ")
                                .orElse("")
                        + Numbers.score(scored.now().privateScore())
                : text;
    }
}

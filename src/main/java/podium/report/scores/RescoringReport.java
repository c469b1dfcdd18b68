package podium.report.scores;

import java.util.List;
import java.util.Optional;
import podium.judge.leaderboard.Rescoring.Outcome;
import podium.judge.leaderboard.Rescoring.Scores;
import podium.report.tables.Numbers;

/** A line an entry that is not the same, and a line of counts: {@code 2 the same, 1 changed, 0 invalid, 0 not rescored}. */
public final class RescoringReport {
    private RescoringReport() {}

    /** Entries whose score is the same are only counted; private scores are told to a grader alone. */
    public static String text(List<Outcome> outcomes, boolean grader) {
        if (outcomes.isEmpty()) {
            return "there is no entry to rescore\n";
        }
        StringBuilder text = new StringBuilder();
        for (Outcome outcome : outcomes) {
            String name = "entry " + outcome.entry().sequence() + " of team "
                    + outcome.entry().team().shown() + ": ";
            if (outcome instanceof Outcome.Scored scored) {
                text.append(name).append(change(scored, grader)).append('\n');
            } else if (outcome instanceof Outcome.Invalid invalid) {
                text.append(name)
                        .append("invalid by this solution, ")
                        .append(invalid.errors())
                        .append(invalid.errors() == 1 ? " error, first: " : " errors, first: ")
                        .append(invalid.first().format("its bytes"))
                        .append('\n');
            } else if (outcome instanceof Outcome.Lost lost) {
                text.append(name).append("not rescored: ").append(lost.reason()).append('\n');
            }
        }
        return text.append(count(outcomes, Outcome.Same.class))
                .append(" the same, ")
                .append(count(outcomes, Outcome.Scored.class))
                .append(" changed, ")
                .append(count(outcomes, Outcome.Invalid.class))
                .append(" invalid, ")
                .append(count(outcomes, Outcome.Lost.class))
                .append(" not rescored\n")
                .toString();
    }

    private static long count(List<Outcome> outcomes, Class<? extends Outcome> kind) {
        return outcomes.stream().filter(kind::isInstance).count();
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

package podium.report.scores;

import java.util.List;
import java.util.Optional;
import podium.judge.leaderboard.Rescoring.Outcome;
import podium.judge.leaderboard.Rescoring.Scores;
import podium.report.tables.Numbers;

/** One line per changed entry, and a line of counts: {@code 2 unchanged, 1 changed, 0 invalid, 0 not rescored}. */
public final class RescoringReport {
    private RescoringReport() {}

    /** The text of the report. Unchanged entries are only counted; private scores are shown only to graders. */
    public static String text(List<Outcome> outcomes, boolean grader) {
        if (outcomes.isEmpty()) {
            return "there is no entry to rescore\n";
        }
        StringBuilder text = new StringBuilder();
        for (Outcome outcome : outcomes) {
            String name = "entry " + outcome.entry().sequence() + " of team "
                    + outcome.entry().team().shown() + ": ";
            outcome.told(new Line(grader))
                    .ifPresent(line -> text.append(name).append(line).append('\n'));
        }
        return text.append(count(outcomes, Outcome.Same.class))
                .append(" unchanged, ")
                .append(count(outcomes, Outcome.Scored.class))
                .append(" changed, ")
                .append(count(outcomes, Outcome.Invalid.class))
                .append(" invalid, ")
                .append(count(outcomes, Outcome.Lost.class))
                .append(" not rescored\n")
                .toString();
    }

    /** The text of an entry's line, or empty if its score is unchanged. */
    private record Line(boolean grader) implements Outcome.Telling<Optional<String>> {
        @Override
        public Optional<String> same(Outcome.Same outcome) {
            return Optional.empty();
        }

        @Override
        public Optional<String> scored(Outcome.Scored outcome) {
            return Optional.of(change(outcome, grader));
        }

        @Override
        public Optional<String> invalid(Outcome.Invalid outcome) {
            return Optional.of("invalid by this solution, " + outcome.errors()
                    + (outcome.errors() == 1 ? " error, first: " : " errors, first: ")
                    + outcome.first().format("its file"));
        }

        @Override
        public Optional<String> lost(Outcome.Lost outcome) {
            return Optional.of("not rescored: " + outcome.reason());
        }
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

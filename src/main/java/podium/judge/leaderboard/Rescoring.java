package podium.judge.leaderboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import podium.core.Progress;
import podium.judge.competition.Competition.ScoreRule;
import podium.judge.competition.Prepared;
import podium.judge.competition.Solution;
import podium.judge.scoring.Scorer;
import podium.judge.submission.Problem;
import podium.judge.submission.ReadLimits;

/**
 * Scores entries again from their kept bytes, against the solution as it is now prepared; a score is appended only where
 * it is not the one that is there.
 */
public final class Rescoring {
    /** What was once accepted is read again, however large. */
    private static final ReadLimits UNLIMITED = new ReadLimits(512 << 20, Long.MAX_VALUE);

    private Rescoring() {}

    /** What became of an entry. */
    public sealed interface Outcome {
        Entry entry();

        /** What one of the four says of it: whoever tells of outcomes tells of each kind. */
        <T> T told(Telling<T> telling);

        /** What is said of each kind of outcome. */
        interface Telling<T> {
            T same(Same outcome);

            T scored(Scored outcome);

            T invalid(Invalid outcome);

            T lost(Lost outcome);
        }

        /** The score by the current solution was there already. */
        record Same(Entry entry) implements Outcome {
            @Override
            public <T> T told(Telling<T> telling) {
                return telling.same(this);
            }
        }

        /** A score was appended; {@code before} is the entry's newest one until then. */
        record Scored(Entry entry, Optional<Scores> before, Scores now) implements Outcome {
            @Override
            public <T> T told(Telling<T> telling) {
                return telling.scored(this);
            }
        }

        /** By the current solution the kept bytes are no valid submission: it ranks no more, until it is rescored. */
        record Invalid(Entry entry, Problem first, long errors) implements Outcome {
            @Override
            public <T> T told(Telling<T> telling) {
                return telling.invalid(this);
            }
        }

        /** The kept bytes are not there or not what was submitted; nothing was appended. */
        record Lost(Entry entry, String reason) implements Outcome {
            @Override
            public <T> T told(Telling<T> telling) {
                return telling.lost(this);
            }
        }
    }

    /** Public and private. */
    public record Scores(double publicScore, double privateScore) {}

    /** Entries without a score by the solution as it is now prepared. */
    public static List<Entry> needed(Ledger ledger, Prepared prepared) throws IOException {
        Yardstick yardstick = Yardstick.of(prepared);
        List<Entry> needed = new ArrayList<>();
        for (Entry entry : ledger.entries(prepared.competition().id())) {
            if (ledger.read(connection -> LedgerQueries.score(connection, entry.sequence(), yardstick))
                    .isEmpty()) {
                needed.add(entry);
            }
        }
        return needed;
    }

    /** One outcome an entry, in their order. */
    public static List<Outcome> rescore(Ledger ledger, Prepared prepared, List<Entry> entries, Progress progress)
            throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        try (Progress.Task task = progress.start("rescoring", entries.size());
                Solution solution = prepared.openSolution()) {
            ScoreRule evaluation = prepared.competition().evaluation();
            for (Entry entry : entries) {
                outcomes.add(rescore(ledger, evaluation, solution, entry));
                task.step();
            }
        }
        return outcomes;
    }

    private static Outcome rescore(Ledger ledger, ScoreRule evaluation, Solution solution, Entry entry)
            throws IOException {
        Path file = ledger.bytes().file(entry.sha256());
        if (!Files.isRegularFile(file)) {
            return new Outcome.Lost(entry, "its bytes are gone: there is no " + file);
        }
        Scorer.Outcome scored = Scorer.score(file, solution, evaluation, UNLIMITED);
        if (!scored.file().sha256().equals(entry.sha256())) {
            return new Outcome.Lost(entry, "its bytes were changed: " + file + " has another sum than its name");
        }
        Yardstick yardstick = Yardstick.of(evaluation, solution);
        if (scored.score().isEmpty()) {
            ledger.write(connection -> Scoring.appendFailure(connection, entry, yardstick));
            Problem first = scored.file().problems().listed().stream()
                    .filter(problem -> problem.kind().error())
                    .findFirst()
                    .orElseThrow();
            return new Outcome.Invalid(entry, first, scored.file().problems().errors());
        }
        return ledger.write(connection ->
                        Scoring.append(connection, entry, scored.score().get(), yardstick))
                .<Outcome>map(change -> new Outcome.Scored(
                        entry,
                        change.before().map(kept -> new Scores(kept.publicScore(), kept.privateScore())),
                        new Scores(change.publicScore(), change.privateScore())))
                .orElse(new Outcome.Same(entry));
    }
}

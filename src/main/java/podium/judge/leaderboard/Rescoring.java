package podium.judge.leaderboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import podium.core.Progress;
import podium.judge.competition.Prepared;
import podium.judge.competition.ScoreRule;
import podium.judge.competition.Solution;
import podium.judge.scoring.Scorer;
import podium.judge.submission.Problem;
import podium.judge.submission.ReadLimits;

/**
 * Scores entries again from their stored bytes, against the current prepared solution. A score is appended only
 * if it differs from the stored one.
 */
public final class Rescoring {
    /** A submission that was once accepted is read again, whatever its size. */
    private static final ReadLimits UNLIMITED = new ReadLimits(512 << 20, Long.MAX_VALUE);

    private Rescoring() {}

    /** The result of rescoring one entry. */
    public sealed interface Outcome {
        Entry entry();

        /** Calls the method of {@code telling} for this kind of outcome. */
        <T> T told(Telling<T> telling);

        /** A visitor with one method per kind of outcome, so that no kind can be forgotten. */
        interface Telling<T> {
            T same(Same outcome);

            T scored(Scored outcome);

            T invalid(Invalid outcome);

            T lost(Lost outcome);
        }

        /** The ledger had this score by the current solution already. */
        record Same(Entry entry) implements Outcome {
            @Override
            public <T> T told(Telling<T> telling) {
                return telling.same(this);
            }
        }

        /** A new score was appended; {@code before} holds the entry's newest scores until then. */
        record Scored(Entry entry, Optional<Scores> before, Scores now) implements Outcome {
            @Override
            public <T> T told(Telling<T> telling) {
                return telling.scored(this);
            }
        }

        /** The stored bytes are invalid for the current solution. The entry does not rank until it is rescored. */
        record Invalid(Entry entry, Problem first, long errors) implements Outcome {
            @Override
            public <T> T told(Telling<T> telling) {
                return telling.invalid(this);
            }
        }

        /** The stored bytes are missing or were changed; nothing was appended. */
        record Lost(Entry entry, String reason) implements Outcome {
            @Override
            public <T> T told(Telling<T> telling) {
                return telling.lost(this);
            }
        }
    }

    /** The public and the private score. */
    public record Scores(double publicScore, double privateScore) {}

    /** The entries without a score by the current prepared solution. */
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

    /** Rescores entries and gives one outcome per entry, in their order. */
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
            return new Outcome.Lost(entry, "its bytes are missing: there is no file " + file);
        }
        Scorer.Outcome scored = Scorer.score(file, solution, evaluation, UNLIMITED);
        if (!scored.file().sha256().equals(entry.sha256())) {
            return new Outcome.Lost(
                    entry, "its bytes were changed: " + file + " does not have the checksum that is its name");
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

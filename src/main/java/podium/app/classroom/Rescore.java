package podium.app.classroom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import podium.app.context.Context;
import podium.core.UsageException;
import podium.judge.competition.Prepared;
import podium.judge.leaderboard.Entry;
import podium.judge.leaderboard.Ledger;
import podium.judge.leaderboard.Rescoring;

/** Scores a competition's entries again from their stored files, with the solution that is prepared now. */
public final class Rescore {
    private Rescore() {}

    /**
     * A request to score entries again.
     *
     * @param all true to score all entries of the competition
     * @param entries the numbers of the entries; if it is empty and {@code all} is false, the entries without a score
     *     by this solution
     */
    public record Request(String competition, boolean all, List<Long> entries) {
        public Request {
            entries = List.copyOf(entries);
        }
    }

    /** Scores the entries and returns their outcomes in order. */
    public static List<Rescoring.Outcome> run(Request request, Context context) throws IOException {
        Prepared prepared = Prepared.open(context.workspace(), request.competition());
        try (Ledger ledger = Ledger.existing(context.workspace())) {
            return Rescoring.rescore(ledger, prepared, wanted(request, ledger, prepared), context.progress());
        }
    }

    private static List<Entry> wanted(Request request, Ledger ledger, Prepared prepared) throws IOException {
        if (request.all()) {
            return ledger.entries(request.competition());
        }
        if (request.entries().isEmpty()) {
            return Rescoring.needed(ledger, prepared);
        }
        List<Entry> named = new ArrayList<>();
        for (long sequence : request.entries()) {
            Entry entry = ledger.entry(sequence);
            if (!entry.entrant().competition().equals(request.competition())) {
                throw new UsageException("entry " + sequence + " belongs to competition "
                        + entry.entrant().competition() + "; expected " + request.competition());
            }
            named.add(entry);
        }
        return named;
    }
}

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

/** Scores a competition's entries again from their kept bytes, against the solution as it is now prepared. */
public final class Rescore {
    private Rescore() {}

    /**
     * Which entries.
     *
     * @param all of the competition
     * @param entries by number; where none is named, and not all are meant, those that have no score by this solution
     */
    public record Request(String competition, boolean all, List<Long> entries) {
        public Request {
            entries = List.copyOf(entries);
        }
    }

    /** What became of each, in their order. */
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
                throw new UsageException("entry " + sequence + " is of competition "
                        + entry.entrant().competition() + "; expected " + request.competition());
            }
            named.add(entry);
        }
        return named;
    }
}

package podium.report.scores;

import java.time.ZoneId;
import java.util.List;
import podium.judge.leaderboard.Candidate;
import podium.report.tables.Numbers;

/** A list of entries as aligned text, first to last. */
public final class EntryTable {
    private EntryTable() {}

    /** Formats the entries. Private scores appear if they are known; times are in {@code zone}. */
    public static String of(List<Candidate> candidates, ZoneId zone) {
        return LeaderboardTable.table(
                        List.of(
                                new LeaderboardColumn<>(
                                        "Entry",
                                        true,
                                        candidate ->
                                                Long.toString(candidate.entry().sequence())),
                                new LeaderboardColumn<>(
                                        "Time",
                                        false,
                                        candidate -> LeaderboardColumn.time(
                                                        candidate.entry().time().counted(), zone)
                                                + (candidate.entry().time().corrected()
                                                        ? " (corrected; recorded "
                                                                + LeaderboardColumn.time(
                                                                        candidate
                                                                                .entry()
                                                                                .time()
                                                                                .recorded(),
                                                                        zone)
                                                                + ")"
                                                        : "")),
                                new LeaderboardColumn<>(
                                        "Team",
                                        false,
                                        candidate -> candidate.entry().team().name()),
                                new LeaderboardColumn<>(
                                        "Public", true, candidate -> Numbers.score(candidate.publicScore())),
                                new LeaderboardColumn<>(
                                        "Private", true, candidate -> Numbers.score(candidate.privateScore())),
                                new LeaderboardColumn<>(
                                        "State",
                                        false,
                                        candidate -> candidate.state() + (candidate.selected() ? ", selected" : "")),
                                new LeaderboardColumn<>(
                                        "Message",
                                        false,
                                        candidate -> candidate.entry().message()),
                                new LeaderboardColumn<>(
                                        "Receipt",
                                        false,
                                        candidate -> candidate.entry().sum())),
                        candidates)
                .toString();
    }
}

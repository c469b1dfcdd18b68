package podium.judge.leaderboard;

/**
 * An accepted submission.
 *
 * @param sequence the entry's number: 1, 2, 3, ... over all competitions. Commands take it, and it breaks ties
 * @param entrant the team, and the track it submitted to
 * @param sha256 the SHA-256 of the submission's bytes, which is also the name of the stored file
 * @param sum the checksum of this row of the ledger and, through the previous row's checksum, of all rows
 *     before: the team's receipt
 */
public record Entry(long sequence, Entrant entrant, EntryTime time, String message, String sha256, String sum) {
    /** The track that a submission goes to by default. */
    public static final String MAIN_TRACK = "main";

    /** The track in which a grader submits for the teams; it has no daily limit. */
    public static final String GRADING_TRACK = "grading";

    /** The team that submitted this entry. */
    public Team team() {
        return entrant.team();
    }
}

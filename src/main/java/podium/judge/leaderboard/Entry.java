package podium.judge.leaderboard;

/**
 * A submission that was accepted.
 *
 * @param sequence 1, 2, 3, ... over all competitions: the number that commands take, and what settles ties
 * @param entrant who handed it in, and where
 * @param sha256 of the submission's bytes, which are kept under that name
 * @param sum over this row of the ledger and, through its predecessor's sum, over all before: the team's receipt
 */
public record Entry(long sequence, Entrant entrant, EntryTime time, String message, String sha256, String sum) {
    /** Where everybody plays who says nothing else. */
    public static final String MAIN_TRACK = "main";

    /** Where a grader hands in for the teams; no daily limit holds there. */
    public static final String GRADING_TRACK = "grading";

    /** The team that handed it in. */
    public Team team() {
        return entrant.team();
    }
}

package podium.judge.leaderboard;

/**
 * A score as the ledger has it.
 *
 * @param sequence of the score itself
 * @param rows that were scored; 0 where the kept bytes are invalid by that solution
 */
record KeptScore(long sequence, double publicScore, double privateScore, long rows) {}

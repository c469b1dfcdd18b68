package podium.judge.leaderboard;

/**
 * A score in the ledger.
 *
 * @param sequence the number of the score's row
 * @param rows the number of scored rows; 0 if the stored bytes are invalid for that solution
 */
record KeptScore(long sequence, double publicScore, double privateScore, long rows) {}

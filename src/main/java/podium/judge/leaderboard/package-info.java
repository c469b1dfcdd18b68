/**
 * Takes submissions and their scores, gives an append-only ledger, its limits and the ranking. Knows nothing of networks,
 * and of how a leaderboard is shown.
 */
@NullMarked
package podium.judge.leaderboard;

import org.jspecify.annotations.NullMarked;

/**
 * The append-only ledger of submissions and their scores, with limits, rankings, backups and verification. This
 * package does not depend on how a leaderboard is shown.
 */
@NullMarked
package podium.judge.leaderboard;

import org.jspecify.annotations.NullMarked;

/** Scores, leaderboards and grades as text, CSV, JSON and Markdown. Nothing here decides a rank. */
@NullMarked
package podium.report.scores;

import org.jspecify.annotations.NullMarked;

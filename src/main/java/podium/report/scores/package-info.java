/** Takes scores, standings and grades, gives tables as text, CSV, JSON and Markdown. Computes nothing that ranks. */
@NullMarked
package podium.report.scores;

import org.jspecify.annotations.NullMarked;

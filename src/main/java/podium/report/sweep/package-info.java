/** What the trials of a sweep say, as text, CSV, JSON, charts and an HTML page. */
@NullMarked
package podium.report.sweep;

import org.jspecify.annotations.NullMarked;

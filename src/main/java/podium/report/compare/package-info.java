/** Takes comparisons of runs, gives them as text, CSV, JSON and HTML. */
@NullMarked
package podium.report.compare;

import org.jspecify.annotations.NullMarked;

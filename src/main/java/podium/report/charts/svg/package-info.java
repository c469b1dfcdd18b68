/** Takes charts and matrices, gives SVG whose text is text and whose colours follow the reader's light or dark mode. */
@NullMarked
package podium.report.charts.svg;

import org.jspecify.annotations.NullMarked;

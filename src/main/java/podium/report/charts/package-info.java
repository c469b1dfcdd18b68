/** Charts and pictures of results, written as PNG or JPEG files. */
@NullMarked
package podium.report.charts;

import org.jspecify.annotations.NullMarked;

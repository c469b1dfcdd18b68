/** Takes values, gives pictures. */
@NullMarked
package podium.report.charts;

import org.jspecify.annotations.NullMarked;

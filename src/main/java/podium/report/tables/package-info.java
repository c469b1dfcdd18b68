/** Takes values, gives tables as text and CSV. Computes nothing that ranks. */
@NullMarked
package podium.report.tables;

import org.jspecify.annotations.NullMarked;

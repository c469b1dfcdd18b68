/** What a network rejects as none of its classes, as tables in text, CSV and JSON. */
@NullMarked
package podium.report.rejection;

import org.jspecify.annotations.NullMarked;

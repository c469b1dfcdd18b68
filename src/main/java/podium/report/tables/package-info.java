/** Results as tables in text and CSV. Nothing here decides a rank. */
@NullMarked
package podium.report.tables;

import org.jspecify.annotations.NullMarked;

/** HTML pages of results, which are self-contained and need no network. */
@NullMarked
package podium.report.pages;

import org.jspecify.annotations.NullMarked;

/** Takes values, gives HTML pages that need no network. */
@NullMarked
package podium.report.pages;

import org.jspecify.annotations.NullMarked;

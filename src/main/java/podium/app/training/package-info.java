/** Trains a recipe on a competition, and reports how that went. */
@NullMarked
package podium.app.training;

import org.jspecify.annotations.NullMarked;

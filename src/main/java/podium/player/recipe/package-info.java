/**
 * Takes recipe.yaml, gives all that decides how a network is made and trained, checked as a whole. Knows nothing of how that
 * is done.
 */
@NullMarked
package podium.player.recipe;

import org.jspecify.annotations.NullMarked;

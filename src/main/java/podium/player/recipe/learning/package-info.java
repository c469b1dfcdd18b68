/** Takes the keys of a recipe that say how a network learns, gives loss, optimiser, schedule and stages. Knows no images. */
@NullMarked
package podium.player.recipe.learning;

import org.jspecify.annotations.NullMarked;

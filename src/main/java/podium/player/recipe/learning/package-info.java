/** The settings of a recipe that concern learning: its loss, class weights, optimiser, schedule and stages. */
@NullMarked
package podium.player.recipe.learning;

import org.jspecify.annotations.NullMarked;

/**
 * The recipe: reads recipe.yaml and checks that its settings fit each other. This package only describes how a network
 * is built and trained; other packages do it.
 */
@NullMarked
package podium.player.recipe;

import org.jspecify.annotations.NullMarked;

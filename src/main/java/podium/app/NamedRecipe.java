package podium.app;

import podium.player.recipe.Recipe;

/** A recipe and the name that it gives to its runs. */
record NamedRecipe(String name, Recipe recipe) {}

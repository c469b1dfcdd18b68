package podium.app;

import podium.player.recipe.Recipe;

/** A recipe by the name that its runs have. */
record NamedRecipe(String name, Recipe recipe) {}

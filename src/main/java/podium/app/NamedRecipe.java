package podium.app;

import podium.player.training.Recipe;

/** A recipe by the name that its runs have. */
public record NamedRecipe(String name, Recipe recipe) {}

package podium.pipeline;

import podium.training.Recipe;

/** A recipe by the name that its runs have. */
public record NamedRecipe(String name, Recipe recipe) {}

package podium.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import podium.core.UsageException;
import podium.core.yaml.Spelling;
import podium.core.yaml.StrictYaml;
import podium.judge.competition.Task;
import podium.judge.competition.Workspace;
import podium.player.recipe.Recipe;
import podium.player.recipe.RecipeFile;

/**
 * {@code competition/<id>/players.yaml}: which networks play in {@code podium run}. It is no part of the rules.
 *
 * @param classifier a recipe's name; null for none
 * @param segmenter the same
 */
public record Players(@Nullable String classifier, @Nullable String segmenter) {
    private static final StrictYaml<Players> YAML = StrictYaml.of(Players.class, "--set");

    /** A competition's, none where it has no such file. */
    public static Players of(Workspace workspace, String competition) throws IOException {
        Path file = workspace.competitions().resolve(competition).resolve("players.yaml");
        return Files.isRegularFile(file) ? YAML.read(file, Map.of()) : new Players(null, null);
    }

    /** The same, but for those that are named here: {@code none} is nobody. */
    Players but(@Nullable String otherClassifier, @Nullable String otherSegmenter) {
        return new Players(
                otherClassifier == null ? classifier : otherClassifier,
                otherSegmenter == null ? segmenter : otherSegmenter);
    }

    /** The recipes that they play by. */
    List<NamedRecipe> recipes(Workspace workspace, String competition, Map<String, String> overrides)
            throws IOException {
        List<NamedRecipe> recipes = new ArrayList<>();
        for (Task task : Task.values()) {
            String name = switch (task) {
                case CLASSIFICATION -> classifier;
                case SEGMENTATION -> segmenter;
            };
            if (name == null || name.equals("none")) {
                continue;
            }
            RecipeFile file = RecipeFile.find(workspace, competition, name);
            Recipe recipe = file.read(overrides);
            if (recipe.task() != task) {
                throw new UsageException("recipe " + file.path() + " is of " + Spelling.of(recipe.task())
                        + "; expected one of " + Spelling.of(task));
            }
            recipes.add(new NamedRecipe(file.name(), recipe));
        }
        return recipes;
    }
}

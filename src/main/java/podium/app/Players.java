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
import podium.judge.competition.Competition;
import podium.judge.competition.Task;
import podium.judge.competition.Workspace;
import podium.player.recipe.Recipe;
import podium.player.recipe.RecipeFile;

/**
 * The file {@code competition/<id>/players.yaml}, which names the networks of {@code podium run}. It is not part of the
 * rules.
 *
 * @param classifier the name of the classifier's recipe; null for no classifier
 * @param segmenter the name of the segmenter's recipe; null for no segmenter
 */
public record Players(@Nullable String classifier, @Nullable String segmenter) {
    private static final StrictYaml<Players> YAML = StrictYaml.of(Players.class, "--set");

    /** Reads the players of a competition. Without the file, there are no networks. */
    public static Players of(Workspace workspace, String competition) throws IOException {
        Path file = workspace.competitions().resolve(competition).resolve("players.yaml");
        return Files.isRegularFile(file) ? YAML.read(file, Map.of()) : new Players(null, null);
    }

    /** Returns a copy with other recipes where they are not null; {@code none} stands for no network. */
    Players but(@Nullable String otherClassifier, @Nullable String otherSegmenter) {
        return new Players(
                otherClassifier == null ? classifier : otherClassifier,
                otherSegmenter == null ? segmenter : otherSegmenter);
    }

    /** Reads the recipes of the players, with changed keys. */
    List<NamedRecipe> recipes(Workspace workspace, Competition competition, Map<String, String> overrides)
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
            RecipeFile file = RecipeFile.find(workspace, competition.id(), name);
            Recipe recipe = file.read(competition.labelling(), overrides);
            if (recipe.task() != task) {
                throw new UsageException("recipe " + file.path() + " is for " + Spelling.of(recipe.task())
                        + "; expected a recipe for " + Spelling.of(task));
            }
            recipes.add(new NamedRecipe(file.name(), recipe));
        }
        return recipes;
    }
}

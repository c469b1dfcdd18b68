package podium.player.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.weights.WeightSource;
import podium.player.network.weights.Weights;
import podium.player.recipe.Recipe;
import podium.player.recipe.RecipeFile;

/** A run folder whose network has random parameters, for tests of what reads runs. */
public final class UntrainedRun {
    private static final long SEED = 3;

    private UntrainedRun() {}

    /**
     * Makes the run in {@code folder/run}.
     *
     * @param yaml the recipe
     * @param overrides as the command line sets them
     */
    public static RunFolder make(Path folder, String yaml, Map<String, String> overrides, List<String> classes)
            throws IOException {
        Path file = Files.writeString(folder.resolve("r.yaml"), yaml);
        Recipe recipe = new RecipeFile("r", file).read(overrides);
        RunFolder run = new RunFolder(folder.resolve("run"));
        run.begin("r-01234567", recipe, classes);
        NetworkSpec network = recipe.trainingNetwork(classes.size());
        Weights.Loaded loaded = Weights.load(network, WeightSource.parse("none", folder), SEED);
        run.model().write(network, loaded.parameters());
        return run;
    }
}

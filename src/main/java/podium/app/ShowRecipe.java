package podium.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import podium.core.UsageException;
import podium.judge.competition.Competition;
import podium.judge.competition.CompetitionFile;
import podium.judge.competition.Workspace;
import podium.player.network.FrozenLayers;
import podium.player.network.Graph;
import podium.player.network.ParameterSpec;
import podium.player.network.Purpose;
import podium.player.network.architecture.NetworkSpec;
import podium.player.recipe.Recipe;
import podium.player.recipe.RecipeFile;
import podium.player.recipe.learning.Stage;
import podium.report.tables.NetworkSummary;

/** Shows the network of a recipe as it is trained, layer by layer, and what each of its stages trains. */
final class ShowRecipe {
    private ShowRecipe() {}

    /** Returns true for a name such as cifar10/base-cnn, or for the path of a .yaml file. */
    static boolean isRecipe(String name) {
        return name.contains("/") || name.endsWith(".yaml");
    }

    static NetworkSummary run(Workspace workspace, String name, @Nullable Integer size, @Nullable Integer classes)
            throws IOException {
        RecipeFile file = RecipeFile.find(workspace, "", name);
        Map<String, String> overrides = size == null ? Map.of() : Map.of("size", size.toString());
        Optional<Competition> competition = competition(file);
        Recipe recipe =
                competition.isPresent() ? file.read(competition.get().labelling(), overrides) : file.read(overrides);
        List<String> names = classes == null
                ? competition.orElseThrow(() -> unknownClasses(name)).classes()
                : IntStream.range(0, classes).mapToObj(Integer::toString).toList();
        NetworkSpec network = recipe.trainingNetwork(recipe.outputs(names).size());
        List<NetworkSummary.TrainedStage> stages = recipe.learning().stages().stream()
                .map(stage -> trained(stage, network))
                .toList();
        return new NetworkSummary(network.graph(Purpose.TRAINING), network.keras(), stages);
    }

    /** The competition whose folder has the recipe. */
    private static Optional<Competition> competition(RecipeFile recipe) throws IOException {
        Path folder = recipe.path().toAbsolutePath().normalize().getParent();
        Path file = folder == null ? null : folder.resolveSibling(CompetitionFile.NAME);
        return file == null || !Files.isRegularFile(file)
                ? Optional.empty()
                : Optional.of(CompetitionFile.read(file, Map.of()));
    }

    private static UsageException unknownClasses(String name) {
        return new UsageException(name + ": the recipe is not in the folder recipes/ of a competition, so the number of"
                + " classes is unknown; say it with --classes N");
    }

    private static NetworkSummary.TrainedStage trained(Stage stage, NetworkSpec network) {
        Graph graph = network.graph(Purpose.TRAINING);
        FrozenLayers frozen = stage.train().frozen(network);
        long trained = 0;
        long all = 0;
        for (ParameterSpec array : graph.parameters()) {
            boolean learns = !array.role().statistic() && (array.head() || !frozen.have(array));
            trained += learns ? array.shape().size() : 0;
            all += array.shape().size();
        }
        return new NetworkSummary.TrainedStage(stage.train().toString(), stage.epochs(), trained, all - trained);
    }
}

package podium.player.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.player.network.Graph;
import podium.player.network.Networks;
import podium.player.network.ParameterSpec;
import podium.player.network.Parameters;
import podium.player.network.Purpose;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.engine.Mxnet;
import podium.player.network.weights.WeightSource;
import podium.player.network.weights.Weights;
import podium.player.recipe.Recipe;

/** Tests that a network whose layers a recipe lists is the built-in one of the same layers. */
class ListedNetworkTest {
    private static final String LEARNING = """
            size: 32
            batch-size: 4
            learning-rate: {backbone: 1e-3, head: 1e-3}
            stages: [{train: all, epochs: 1}]
            """;
    private static final String VGG16 = """
            architecture:
              - conv: {filters: 64, kernel: 3, padding: same, activation: relu}
              - conv: {filters: 64, kernel: 3, padding: same, activation: relu}
              - max-pool: 2
              - conv: {filters: 128, kernel: 3, padding: same, activation: relu}
              - conv: {filters: 128, kernel: 3, padding: same, activation: relu}
              - max-pool: 2
              - conv: {filters: 256, kernel: 3, padding: same, activation: relu}
              - conv: {filters: 256, kernel: 3, padding: same, activation: relu}
              - conv: {filters: 256, kernel: 3, padding: same, activation: relu}
              - max-pool: 2
              - conv: {filters: 512, kernel: 3, padding: same, activation: relu}
              - conv: {filters: 512, kernel: 3, padding: same, activation: relu}
              - conv: {filters: 512, kernel: 3, padding: same, activation: relu}
              - max-pool: 2
              - conv: {filters: 512, kernel: 3, padding: same, activation: relu}
              - conv: {filters: 512, kernel: 3, padding: same, activation: relu}
              - conv: {filters: 512, kernel: 3, padding: same, activation: relu}
              - max-pool: 2
              - global-average-pool
            """;

    @TempDir
    private Path folder;

    private Trained train(Recipe recipe, NetworkSpec network, Parameters initial) throws IOException {
        TrainingJob job = new TrainingJob(recipe, network, initial, TinyTraining.data(), new Mxnet(), 2);
        return Trainer.train(job, folder.resolve(recipe.network().architecture().name()), Watcher.toTheEnd());
    }

    private static List<float[]> arrays(NetworkSpec network, Parameters parameters) {
        return network.graph(Purpose.TRAINING).parameters().stream()
                .map(ParameterSpec::name)
                .map(name -> parameters.get(name).values())
                .toList();
    }

    @Test
    void vgg16InYamlEqualsTheBuiltInOneAfterTraining() throws IOException {
        Recipe named = TinyTraining.recipe("architecture: vgg16\n" + LEARNING, folder);
        Recipe listed = TinyTraining.recipe(VGG16 + LEARNING, folder);
        NetworkSpec builtIn = named.trainingNetwork(3);
        NetworkSpec network = listed.trainingNetwork(3);
        Parameters initial =
                Weights.load(builtIn, WeightSource.parse("none", folder), 7).parameters();
        Graph graph = builtIn.graph(Purpose.TRAINING);
        Path file = Networks.write(folder.resolve("vgg16-0000.params"), initial, graph, name -> name);
        Parameters same = Weights.load(network, WeightSource.parse(file.toString(), folder), 8)
                .parameters();

        assertThat(arrays(network, same))
                .containsExactly(arrays(builtIn, initial).toArray(new float[0][]));
        Trained expected = train(named, builtIn, initial);
        Trained found = train(listed, network, same);
        assertThat(arrays(network, found.parameters()))
                .containsExactly(arrays(builtIn, expected.parameters()).toArray(new float[0][]));
        TinyTraining.assertSame(found.history(), expected.history());
    }
}

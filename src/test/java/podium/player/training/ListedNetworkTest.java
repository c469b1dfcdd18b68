package podium.player.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    private int runs;

    private Trained train(Recipe recipe, NetworkSpec network, Parameters initial) throws IOException {
        TrainingJob job = new TrainingJob(recipe, network, initial, TinyTraining.data(), new Mxnet(), 2);
        return Trainer.train(job, folder.resolve("run" + runs++), Watcher.toTheEnd());
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

    /** Trains a network whose head or whole architecture is written in two ways, from the same seed. */
    private void assertSameTraining(String written, String listed) throws IOException {
        Recipe one = TinyTraining.recipe(written + LEARNING, folder);
        Recipe other = TinyTraining.recipe(listed + LEARNING, folder);
        NetworkSpec expected = one.trainingNetwork(3);
        NetworkSpec found = other.trainingNetwork(3);
        Parameters initial = initial(expected);
        TinyTraining.assertSame(initial(found), initial);
        Trained trained = train(one, expected, initial);
        Trained same = train(other, found, initial(found));
        TinyTraining.assertSame(same.parameters(), trained.parameters());
        TinyTraining.assertSame(same.history(), trained.history());
    }

    private Parameters initial(NetworkSpec network) throws IOException {
        return Weights.load(network, WeightSource.parse("none", folder), 7).parameters();
    }

    @Test
    void aListedHeadEqualsTheSameHeadInKeysFromTheSeedOn() throws IOException {
        assertSameTraining(
                "architecture: mobilenet0.25\nhead: {pooling: average, batch-norm: true, dense: [9, 7]}\n",
                "architecture: mobilenet0.25\nhead: {layers: [global-average-pool, batch-norm, dense: {units: 9,"
                        + " activation: relu}, dense: 7, relu]}\n");
    }

    /** What comes before the first layer that is trained or random is computed once, and the rest learns from it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flatten, dense: {units: 8, activation: relu}, dropout: 0.5 | 256",
                "global-average-pool, dropout: 0.5, dense: 8, batch-norm | 256",
                "dropout: 0.2, conv: {filters: 4, kernel: 1}, flatten | 256",
            })
    void aListedHeadLearnsFromCachedFeatures(String layers, long features) throws IOException {
        String text = "architecture: mobilenet0.25\nhead: {layers: [" + layers + "]}\n"
                + LEARNING.replace("train: all", "train: head");
        Recipe cached = TinyTraining.recipe(text + "features: {views: 1}\n", folder);
        Recipe anew = TinyTraining.recipe(text, folder);
        NetworkSpec network = cached.trainingNetwork(3);
        assertThat(network.headGraph(Purpose.TRAINING).input().size()).isEqualTo(features);
        Trained found = train(cached, network, initial(network));
        Trained expected = train(anew, network, initial(network));
        assertThat(found.parameters().names()).isEqualTo(expected.parameters().names());
        for (String name : expected.parameters().names()) {
            float[] values = expected.parameters().get(name).values();
            for (int i = 0; i < values.length; i++) {
                assertThat(found.parameters().get(name).values()[i]).isCloseTo(values[i], within(0.02f));
            }
        }
    }

    /** A stage of a list's last layers leaves the others, and the statistics of their normalisation, as they are. */
    @Test
    void aStageOfTheLastLayersLeavesTheOthersAsTheyAre() throws IOException {
        String text = "architecture: [conv: {filters: 4, kernel: 3}, batch-norm, relu, dropout: 0.1, conv: {filters: 4,"
                + " kernel: 3}, batch-norm, relu, flatten, dense: 6, relu, dropout: 0.3]\n";
        for (int trained = 1; trained <= 3; trained++) {
            Recipe recipe =
                    TinyTraining.recipe(text + LEARNING.replace("train: all", "train: last " + trained), folder);
            NetworkSpec network = recipe.trainingNetwork(3);
            Parameters initial = initial(network);
            Parameters after = train(recipe, network, initial).parameters();
            for (ParameterSpec array : network.graph(Purpose.TRAINING).parameters()) {
                boolean same = Arrays.equals(
                        after.get(array.name()).values(),
                        initial.get(array.name()).values());
                assertThat(same).as(array.name() + " of " + trained).isEqualTo(array.layer() < 3 - trained);
            }
        }
    }
}

package podium.player.network.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.Networks;
import podium.player.network.Parameters;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.engine.Engine;
import podium.player.network.engine.Mxnet;
import podium.player.network.engine.OnnxRuntime;
import podium.player.network.layers.Dropout;
import podium.player.network.mxnet.MxnetNetwork;
import podium.player.network.running.InferenceNetwork;
import podium.player.network.weights.WeightSource;
import podium.player.network.weights.Weights;
import podium.player.recipe.Recipe;
import podium.player.recipe.RecipeFile;

/** Tests that dropout changes a network only while it is trained, wherever it is inserted. */
class BackboneDropoutTest {
    private static final int ROWS = 3;
    private static final int BATCH = 8;

    @TempDir
    private Path folder;

    private Recipe recipe(String name, String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".yaml"), yaml);
        return new RecipeFile(name, file).read(Map.of());
    }

    /** The outputs are compared bit by bit, with both engines and for every purpose without training. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "architecture: [conv: {filters: 6, kernel: 3}, batch-norm, relu, max-pool: 2, conv: {filters: 8, kernel: 3},"
                        + " flatten, dense: 7, relu] | architecture: [conv: {filters: 6, kernel: 3}, dropout: 0.1, batch-norm,"
                        + " relu, max-pool: 2, dropout: 0.25, conv: {filters: 8, kernel: 3}, flatten, dropout: 0.5, dense: 7,"
                        + " relu, dropout: 0.5]",
                "architecture: [residual: [conv: {filters: 6, kernel: 3, padding: same}, batch-norm], flatten] |"
                        + " architecture: [residual: [conv: {filters: 6, kernel: 3, padding: same}, dropout: 0.01,"
                        + " batch-norm], dropout: 0.25, flatten]",
                "architecture: mobilenet0.25\\nhead: {layers: [flatten, dense: 9, relu, dense: 5]} | architecture:"
                        + " mobilenet0.25\\nhead: {layers: [dropout: 0.2, flatten, dropout: 0.5, dense: 9, relu, dropout: 0.5,"
                        + " dense: 5, dropout: 0.1]}",
                "architecture: mobilenetv2_1.0\\nhead: {dense: [8]} | architecture: mobilenetv2_1.0\\nhead: {dense: [8],"
                        + " dropout: 0.5}\\nbackbone-dropout: 0.25",
                "architecture: resnet18_v1 | architecture: resnet18_v1\\nbackbone-dropout: 0.01",
            })
    void theOutputsBeforeTrainingAreThoseOfTheOriginalToTheBit(String original, String inserted) throws IOException {
        String rest = "\nsize: 32\nstages: [{train: all, epochs: 1}]\n";
        NetworkSpec before = recipe("original", lines(original) + rest).trainingNetwork(4);
        NetworkSpec after = recipe("inserted", lines(inserted) + rest).trainingNetwork(4);
        Graph trained = before.graph(Purpose.TRAINING);
        Parameters parameters = Networks.drawn(trained, 5);
        Path file = Networks.write(folder.resolve("w-0000.params"), parameters, trained, name -> name);

        Weights.Loaded loaded = Weights.load(after, WeightSource.parse(file.toString(), folder), 99);
        assertThat(loaded.report().initialised()).isEmpty();
        assertThat(loaded.report().unused()).isEmpty();
        assertThat(after.graph(Purpose.TRAINING).dropsUnits()).isTrue();
        for (Engine engine : new Engine[] {new Mxnet(), new OnnxRuntime(2)}) {
            for (Purpose purpose : new Purpose[] {Purpose.INFERENCE, Purpose.SCORES, Purpose.FEATURES}) {
                assertThat(outputs(engine, after.graph(purpose), loaded.parameters()))
                        .as("%s, %s", engine.title(), purpose)
                        .containsExactly(outputs(engine, before.graph(purpose), parameters));
            }
        }
    }

    private static String lines(String text) {
        return text.replace("\\n", "\n");
    }

    private static float[] outputs(Engine engine, Graph graph, Parameters parameters) {
        try (InferenceNetwork network = engine.inference(graph, parameters.only(graph))) {
            return network.forward(Networks.pixels(graph.input(), ROWS, 4), ROWS);
        }
    }

    @ParameterizedTest
    @FieldSource("podium.player.network.Networks#SMALL")
    void noNameAndNoShapeOfAParameterDependsOnDropout(String name) {
        NetworkSpec plain = Networks.spec(name, Networks.smallestSize(name), BatchNormMode.TRAINED);
        NetworkSpec dropping = dropping(name, 0.25, BatchNormMode.TRAINED);
        for (Purpose purpose : Purpose.values()) {
            assertThat(dropping.graph(purpose).parameters())
                    .isEqualTo(plain.graph(purpose).parameters());
        }
        assertThat(dropping.graph(Purpose.INFERENCE)).isEqualTo(plain.graph(Purpose.INFERENCE));
    }

    /** The numbers of blocks in the tables of the papers; AlexNet and VGG count poolings. */
    @ParameterizedTest
    @CsvSource({
        "alexnet, 3",
        "vgg16, 5",
        "resnet18_v1, 8",
        "resnet50_v2, 16",
        "mobilenet0.25, 13",
        "mobilenetv2_0.25, 17"
    })
    void eachBlockEndsWithDropout(String name, int blocks) {
        assertThat(dropouts(dropping(name, 0.25, BatchNormMode.TRAINED))).isEqualTo(blocks);
        assertThat(dropouts(dropping(name, 0, BatchNormMode.TRAINED))).isZero();
    }

    private static long dropouts(NetworkSpec spec) {
        return spec.graph(Purpose.TRAINING).nodes().stream()
                .filter(node -> node.layer() instanceof Dropout)
                .count();
    }

    private static NetworkSpec dropping(String name, double share, BatchNormMode mode) {
        return dropping(name, Networks.smallestSize(name), share, mode);
    }

    /** A network whose last map has several places, so that the statistics of a batch are of many numbers. */
    private static NetworkSpec large(String name, double share, BatchNormMode mode) {
        return dropping(name, name.equals("alexnet") ? 150 : 96, share, mode);
    }

    private static NetworkSpec dropping(String name, int size, double share, BatchNormMode mode) {
        return new NetworkSpec(
                Architecture.of(name).dropping(share), size, 3, ClassifierHead.LINEAR, mode, Rectifier.RELU6);
    }

    /** Dropout that drops next to nothing shows whether the numbers around it stay where they are. */
    @ParameterizedTest
    @CsvSource({
        "resnet18_v1, TRAINED",
        "resnet50_v2, TRAINED",
        "resnet50_v2, FROZEN",
        "mobilenet0.25, TRAINED",
        "mobilenetv2_0.25, TRAINED",
        "mobilenetv2_0.25, FROZEN",
        "vgg16, TRAINED",
        "alexnet, TRAINED"
    })
    void dropoutOfNextToNothingChangesNeitherLossNorGradients(String name, BatchNormMode mode) {
        Graph graph = large(name, 1e-7, mode).graph(Purpose.TRAINING);
        Graph without = large(name, 0, mode).graph(Purpose.TRAINING);
        Parameters parameters = Networks.drawn(graph, 3);
        float[] pixels = Networks.pixels(graph.input(), BATCH, 4);
        Map<String, float[]> expected = new LinkedHashMap<>();
        Map<String, float[]> found = new LinkedHashMap<>();
        try (MxnetNetwork network = MxnetNetwork.plain(without, parameters)) {
            gradient(network, pixels, expected);
        }
        try (MxnetNetwork network = MxnetNetwork.plain(graph, parameters)) {
            gradient(network, pixels, found);
        }
        expected.forEach((what, numbers) -> assertNear(what, found.getOrDefault(what, new float[0]), numbers));
    }

    /** The passes that rewrite a graph for training must not change what dropout drops, or read maps in a wrong order. */
    @ParameterizedTest
    @ValueSource(strings = {"resnet18_v1", "resnet50_v2", "mobilenet0.25", "mobilenetv2_0.25"})
    void thePassesKeepLossAndGradientsBehindDropout(String name) {
        Graph graph = large(name, 0.25, BatchNormMode.TRAINED).graph(Purpose.TRAINING);
        Parameters parameters = Networks.drawn(graph, 3);
        float[] pixels = Networks.pixels(graph.input(), BATCH, 4);
        Map<String, float[]> expected = new LinkedHashMap<>();
        Map<String, float[]> found = new LinkedHashMap<>();
        try (MxnetNetwork network = MxnetNetwork.plain(graph, List.of(), parameters)) {
            gradient(network, pixels, expected);
        }
        try (MxnetNetwork network = MxnetNetwork.plain(graph, parameters)) {
            gradient(network, pixels, found);
        }
        expected.forEach((what, numbers) -> assertNear(what, found.getOrDefault(what, new float[0]), numbers));
    }

    /**
     * Compares two arrays by the length of their difference. Statistics of small batches make single numbers of a deep
     * network sensitive to rounding; maps in a wrong order make the difference as long as the array.
     */
    private static void assertNear(String what, float[] found, float[] expected) {
        double difference = 0;
        double length = 0;
        for (int i = 0; i < expected.length; i++) {
            difference += Math.pow(found[i] - (double) expected[i], 2);
            length += Math.pow(expected[i], 2);
        }
        assertThat(Math.sqrt(difference / length)).as(what).isLessThan(0.2);
    }

    private static void gradient(MxnetNetwork network, float[] pixels, Map<String, float[]> gradients) {
        float[] input = new float[pixels.length];
        network.seed(11);
        double loss = network.backward(
                pixels,
                BATCH,
                (logits, slopes) -> {
                    double sum = 0;
                    for (int i = 0; i < logits.length; i++) {
                        sum += logits[i] * logits[i] / 2;
                        slopes[i] = logits[i];
                    }
                    return sum;
                },
                input);
        gradients.put("loss", new float[] {(float) loss});
        gradients.put("input", input);
    }

    @Test
    void dropoutIsNoPartOfTheName() {
        assertThat(Architecture.of("mobilenetv2_0.25").dropping(0.5).name()).isEqualTo("mobilenetv2_0.25");
        assertThat(Architecture.of("mobilenetv2_0.25").dropping(0.5))
                .isNotEqualTo(Architecture.of("mobilenetv2_0.25"))
                .isEqualTo(Architecture.of("mobilenetv2_0.25").dropping(0.5));
    }
}

package podium.player.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.player.network.Initialisation.Constant;
import podium.player.network.Initialisation.Distribution;
import podium.player.network.Initialisation.Normal;
import podium.player.network.Initialisation.Scaled;
import podium.player.network.architecture.Architecture;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.layers.Convolution;
import podium.player.network.layers.Shape;
import podium.player.network.layers.Window;
import podium.player.network.weights.WeightSource;
import podium.player.network.weights.Weights;
import podium.player.recipe.SegmenterSettings;

class InitialisationTest {
    /** The sums are of the weights that earlier versions drew: a seed must always mean the same network. */
    @ParameterizedTest
    @CsvSource({
        "alexnet, b8a6b467",
        "vgg16, d0896879",
        "resnet18_v1, b4b0a9b",
        "resnet50_v2, 87cade6f",
        "mobilenet0.25, 2bcb5378",
        "mobilenetv2_0.25, eb880b31"
    })
    void theUsualWeightsOfAClassifierDoNotChangeByABit(String name, String sum) throws IOException {
        assertThat(sum(Networks.spec(name, Networks.smallestSize(name), BatchNormMode.TRAINED)))
                .isEqualTo(sum);
    }

    @Test
    void theUsualWeightsOfASegmenterDoNotChangeByABit() throws IOException {
        assertThat(sum(new NetworkSpec(
                        Architecture.of("mobilenetv2_0.25"),
                        65,
                        5,
                        SegmenterSettings.STANDARD.head(),
                        BatchNormMode.TRAINED,
                        Rectifier.RELU6)))
                .isEqualTo("e42a280e");
    }

    private static String sum(NetworkSpec spec) throws IOException {
        Parameters drawn =
                Weights.load(spec, WeightSource.parse("none", Path.of("")), 7).parameters();
        CRC32 sum = new CRC32();
        for (String name : drawn.names()) {
            float[] values = drawn.get(name).values();
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(values);
            sum.update(name.getBytes(StandardCharsets.UTF_8));
            sum.update(bytes.array());
        }
        return Long.toHexString(sum.getValue());
    }

    private static WeightChoices choices(Initialisation weights, Initialisation biases) {
        return new WeightChoices(weights, biases, Penalty.NONE);
    }

    /** Returns a convolution of 5 x 5 windows from 16 to 64 channels, and a dense layer from 64 to 300 units. */
    private static Graph graph(WeightChoices choices) {
        GraphBuilder graph =
                new GraphBuilder(Shape.of(16, 5, 5), BatchNormMode.TRAINED, Rectifier.RELU, Purpose.TRAINING);
        return graph.build(graph.dense(
                graph.flatten(graph.convolution(graph.input(), new Convolution(64, Window.of(5), 1, true), choices)),
                300,
                choices));
    }

    /** The numbers are the variances of the convolution and of the dense layer, by the papers' formulas. */
    @ParameterizedTest
    @CsvSource({
        "GLOROT, NORMAL, 1e-3, 5.494505e-3",
        "GLOROT, UNIFORM, 1e-3, 5.494505e-3",
        "HE, NORMAL, 5e-3, 3.125e-2",
        "HE, UNIFORM, 5e-3, 3.125e-2",
        "LECUN, NORMAL, 2.5e-3, 1.5625e-2",
        "LECUN, UNIFORM, 2.5e-3, 1.5625e-2"
    })
    void scaledWeightsHaveTheVarianceOfThePaper(
            Variance variance, Distribution distribution, double ofConvolution, double ofDense) {
        Graph graph = graph(choices(new Scaled(variance, distribution), Initialisation.zeros()));
        hasVariance(graph.parameters().get(0), distribution, ofConvolution);
        hasVariance(graph.parameters().get(2), distribution, ofDense);
    }

    private static void hasVariance(ParameterSpec spec, Distribution distribution, double expected) {
        float[] values = spec.initialisation().tensor(spec, 7).values();
        double mean = doubles(values).average().orElseThrow();
        double variance = doubles(values).map(value -> value * value).average().orElseThrow();
        double largest = doubles(values).map(Math::abs).max().orElseThrow();
        assertThat(mean).isCloseTo(0, within(Math.sqrt(expected) / 40));
        assertThat(variance).isCloseTo(expected, within(0.03 * expected));
        switch (distribution) {
            case NORMAL -> assertThat(largest).isGreaterThan(3 * Math.sqrt(expected));
            case UNIFORM -> assertThat(largest).isBetween(1.7 * Math.sqrt(expected), 1.7321 * Math.sqrt(expected));
        }
    }

    private static DoubleStream doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]);
    }

    @Test
    void normalWeightsHaveTheGivenDeviationAndConstantsTheirValue() {
        Graph graph = graph(choices(new Normal(0.01), new Constant(0.1)));
        hasVariance(graph.parameters().get(0), Distribution.NORMAL, 1e-4);
        ParameterSpec biases = graph.parameters().get(1);
        assertThat(biases.initialisation().tensor(biases, 7).values())
                .hasSize(64)
                .containsOnly(0.1f);
    }

    /** What is chosen wins over the output layer's usual initialisation, and is reported. */
    @Test
    void aChosenInitialisationHoldsInTheOutputLayerToo() {
        Initialisation he = new Scaled(Variance.HE, Distribution.NORMAL);
        ParameterSpec chosen =
                graph(choices(he, Initialisation.usual())).parameters().get(2);
        assertThat(chosen.initialisation().of(chosen, 1)).isEqualTo(he).hasToString("He normal");
        ParameterSpec usual = graph(WeightChoices.USUAL).parameters().get(2);
        assertThat(usual.initialisation().of(usual, 1)).hasToString("Glorot uniform");
        assertThat(usual.initialisation().of(usual, 2)).isEqualTo(he);
        assertThat(chosen.initialisation().tensor(chosen, 3).values())
                .isEqualTo(usual.initialisation().tensor(usual, 3).values());
    }

    @Test
    void initialisationsSayWhatTheyAre() {
        assertThat(new Scaled(Variance.LECUN, Distribution.UNIFORM)).hasToString("LeCun uniform");
        assertThat(new Normal(0.01)).hasToString("normal, deviation 0.01");
        assertThat(new Constant(0)).hasToString("zeros").isEqualTo(Initialisation.zeros());
        assertThat(new Constant(1)).hasToString("ones");
        assertThat(new Constant(-0.5)).hasToString("constant -0.5");
    }

    @Test
    void numbersThatAreNotPossibleAreRefused() {
        assertThatThrownBy(() -> new Normal(0)).hasMessage("deviation: 0.0; expected a number above 0");
        assertThatThrownBy(() -> new Normal(Double.NaN)).hasMessage("deviation: NaN; expected a number above 0");
        assertThatThrownBy(() -> new Constant(1e39)).hasMessage("constant: 1.0E39; expected a finite number");
        assertThatThrownBy(() -> new Penalty(-1, 0)).hasMessage("l1: -1.0; expected 0 or more");
        assertThatThrownBy(() -> new Penalty(0, Double.NaN)).hasMessage("l2: NaN; expected 0 or more");
    }
}

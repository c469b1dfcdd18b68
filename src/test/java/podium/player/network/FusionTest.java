package podium.player.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import podium.Shared;
import podium.player.network.architecture.Architecture;
import podium.player.network.architecture.ClassifierHead;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.mxnet.MxnetNetwork;
import podium.player.network.onnx.BothEngines;
import podium.player.network.onnx.OnnxForm;
import podium.player.network.onnx.OnnxNetwork;
import podium.player.network.weights.BatchNormFolding;
import podium.player.network.weights.ParameterFile;

/** Tests that fusing and folding do not change the function of a network. */
class FusionTest {
    private static final int ROWS = 2;

    private static float[] forward(Graph graph, Parameters parameters, float[] pixels, int rows, boolean fused) {
        try (MxnetNetwork network =
                fused ? MxnetNetwork.fused(graph, parameters) : MxnetNetwork.plain(graph, parameters)) {
            return network.forward(pixels, rows);
        }
    }

    /** Returns the largest difference, divided by the largest expected number. */
    private static double distance(float[] found, float[] expected) {
        assertThat(found).hasSameSizeAs(expected);
        double largest = 0;
        double distance = 0;
        for (int i = 0; i < found.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            distance = Math.max(distance, Math.abs(found[i] - expected[i]));
        }
        assertThat(largest).isGreaterThan(1e-3);
        return distance / largest;
    }

    @ParameterizedTest
    @FieldSource("podium.player.network.Networks#SMALL")
    void fusedAndFoldedNetworksEqualThePlainOne(String name) {
        NetworkSpec spec = Networks.spec(name, Networks.smallestSize(name), BatchNormMode.FROZEN);
        Graph frozen = spec.graph(Purpose.FEATURES);
        Graph folded = spec.with(BatchNormMode.FOLDED).graph(Purpose.FEATURES);
        Parameters parameters = Networks.drawn(frozen, 3);
        Parameters foldedParameters = BatchNormFolding.fold(parameters, folded);
        float[] pixels = Networks.pixels(frozen.input(), ROWS, 4);

        float[] plain = forward(frozen, parameters, pixels, ROWS, false);
        assertThat(distance(forward(frozen, parameters, pixels, ROWS, true), plain))
                .isLessThan(1e-4);
        assertThat(distance(forward(folded, foldedParameters, pixels, ROWS, false), plain))
                .isLessThan(1e-4);
        assertThat(distance(forward(folded, foldedParameters, pixels, ROWS, true), plain))
                .isLessThan(1e-4);
    }

    /**
     * Scores are the activation of the logits of {@link Purpose#GRADIENTS}, and the head alone computes them from
     * features.
     */
    @ParameterizedTest
    @EnumSource
    void scoresLogitsAndFeaturesOfAllPurposesAgree(HeadActivation activation) {
        NetworkSpec spec = new NetworkSpec(
                Architecture.of("mobilenetv2_0.25"),
                32,
                3,
                new ClassifierHead(Pooling.AVERAGE, false, List.of(7), 0.5, activation),
                BatchNormMode.TRAINED,
                Rectifier.RELU6);
        Graph whole = spec.graph(Purpose.SCORES);
        Parameters parameters = Networks.drawn(whole, 3);
        float[] pixels = Networks.pixels(whole.input(), ROWS, 4);
        float[] scores = forward(whole, parameters, pixels, ROWS, true);

        float[] logits = forward(spec.graph(Purpose.INFERENCE), parameters, pixels, ROWS, false);
        assertThat(distance(activated(logits, activation), scores)).isLessThan(1e-5);

        Graph backbone = spec.graph(Purpose.FEATURES);
        Graph head = spec.headGraph(Purpose.SCORES);
        float[] features = forward(backbone, parameters.only(backbone), pixels, ROWS, true);
        assertThat(distance(forward(head, parameters.only(head), features, ROWS, false), scores))
                .isLessThan(1e-5);
    }

    private static float[] activated(float[] logits, HeadActivation activation) {
        float[] scores = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            double sum = 1 + Math.exp(logits[i]);
            if (activation == HeadActivation.SOFTMAX) {
                sum = 0;
                for (int k = i - i % 3; k < i - i % 3 + 3; k++) {
                    sum += Math.exp(logits[k]);
                }
            }
            scores[i] = (float) (Math.exp(logits[i]) / sum);
        }
        return scores;
    }

    /** A batch can have any size after any other, and can be used in part. */
    @Test
    void batchesOfDifferentSizesGiveTheSameOutputs() {
        Graph graph =
                Networks.spec("mobilenetv2_0.25", 32, BatchNormMode.FROZEN).graph(Purpose.SCORES);
        float[] pixels = Networks.pixels(graph.input(), 3, 4);
        try (MxnetNetwork network = MxnetNetwork.fused(graph, Networks.drawn(graph, 3))) {
            float[] two = network.forward(pixels, 2);
            float[] three = network.forward(pixels, 3);
            assertThat(two).hasSize(6);
            assertThat(three).hasSize(9);
            for (int i = 0; i < two.length; i++) {
                assertThat(two[i]).isCloseTo(three[i], within(1e-5f));
            }
            assertThat(network.forward(pixels, 2)).isEqualTo(two);
        }
    }

    /** Compares with features of four photographs that were computed outside this project. */
    @Test
    void publishedWeightsGiveTheReferenceFeatures() throws IOException {
        Path golden = Shared.data("weights/mobilenetv2_1.0-golden.npz");
        Parameters published = ParameterFile.read(Shared.data("weights/mobilenetv2_1.0-0000.params"));
        float[] input = array(golden, "input.npy");
        float[] features = array(golden, "features.npy");
        NetworkSpec spec = Networks.spec("mobilenetv2_1.0", 225, BatchNormMode.FROZEN);
        Graph frozen = spec.graph(Purpose.FEATURES);
        Graph folded = spec.with(BatchNormMode.FOLDED).graph(Purpose.FEATURES);
        Parameters foldedParameters = BatchNormFolding.fold(published, folded);
        for (boolean fused : new boolean[] {false, true}) {
            assertClose(forward(frozen, published.only(frozen), input, 4, fused), features);
            assertClose(forward(folded, foldedParameters, input, 4, fused), features);
        }
        try (OnnxNetwork plain = BothEngines.network(frozen, published, OnnxForm.FIXED_SIZE);
                OnnxNetwork folding = BothEngines.network(folded, foldedParameters, OnnxForm.FIXED_SIZE)) {
            assertClose(plain.forward(input, 4), features);
            assertClose(folding.forward(input, 4), features);
        }
    }

    private static void assertClose(float[] found, float[] expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat(Math.abs(found[i] - expected[i])).isLessThan(1e-3f);
        }
    }

    /** Reads a NumPy array of 32-bit floats: a header whose length is at byte 8, then the numbers. */
    private static float[] array(Path npz, String entry) throws IOException {
        try (ZipFile zip = new ZipFile(npz.toFile())) {
            byte[] bytes = zip.getInputStream(zip.getEntry(entry)).readAllBytes();
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            buffer.position(10 + buffer.getShort(8));
            float[] values = new float[buffer.remaining() / Float.BYTES];
            buffer.asFloatBuffer().get(values);
            return values;
        }
    }
}

package podium.player.network.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import podium.core.InputException;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.GraphBuilder;
import podium.player.network.Networks;
import podium.player.network.Node;
import podium.player.network.ParameterSpec;
import podium.player.network.Parameters;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.Tensor;
import podium.player.network.architecture.Architecture;
import podium.player.network.architecture.DeepLabHead;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.layers.Shape;

class OnnxModelTest {
    private static final NetworkSpec SEGMENTER = new NetworkSpec(
            Architecture.of("mobilenetv2_0.25"),
            65,
            5,
            new DeepLabHead(16, true, 16),
            BatchNormMode.FROZEN,
            Rectifier.RELU6);

    static byte[] bytes(OnnxModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.writeTo(out);
        assertThat(model.size()).isEqualTo(out.size());
        return out.toByteArray();
    }

    private static GraphBuilder vector(int length) {
        GraphBuilder graph =
                new GraphBuilder(Shape.of(length), BatchNormMode.FROZEN, Rectifier.RELU, Purpose.INFERENCE);
        graph.scope("n_");
        return graph;
    }

    /** A dense layer of 3 numbers to 2, byte by byte as onnx.proto3 says. */
    @Test
    void aTinyGraphHasTheseBytes() throws IOException {
        GraphBuilder builder = vector(3);
        Graph graph = builder.build(builder.dense(builder.input(), 2));
        Parameters parameters = new Parameters(Map.of(
                "n_dense0_weight", new Tensor(Shape.of(2, 3), new float[] {1, 2, 3, 4, 5, 6}),
                "n_dense0_bias", new Tensor(Shape.of(2), new float[] {-1, 0.5f})));
        OnnxModel model = OnnxModel.of(graph, parameters, OnnxForm.FIXED_SIZE, Map.of("k", "\u00e9"));
        String expected = """
                08 07                                                  ir_version 7
                12 06 70 6f 64 69 75 6d                                producer_name podium
                3a e4 01                                               graph
                0a 4b                                                    node
                0a 04 64 61 74 61                                          input data
                0a 0f 6e 5f 64 65 6e 73 65 30 5f 77 65 69 67 68 74         input n_dense0_weight
                0a 0d 6e 5f 64 65 6e 73 65 30 5f 62 69 61 73               input n_dense0_bias
                12 06 6c 6f 67 69 74 73                                    output logits
                1a 06 6c 6f 67 69 74 73                                    name logits
                22 04 47 65 6d 6d                                          op_type Gemm
                2a 0d                                                      attribute
                0a 06 74 72 61 6e 73 42                                      name transB
                18 01                                                        i 1
                a0 01 02                                                     type INT
                12 07 6e 65 74 77 6f 72 6b                               name network
                2a 31                                                    initializer
                08 02 08 03 10 01                                          dims 2, 3, data_type FLOAT
                42 0f 6e 5f 64 65 6e 73 65 30 5f 77 65 69 67 68 74         name n_dense0_weight
                4a 18                                                      raw_data
                00 00 80 3f 00 00 00 40 00 00 40 40                          1, 2, 3
                00 00 80 40 00 00 a0 40 00 00 c0 40                          4, 5, 6
                2a 1d                                                    initializer
                08 02 10 01                                                dims 2, data_type FLOAT
                42 0d 6e 5f 64 65 6e 73 65 30 5f 62 69 61 73               name n_dense0_bias
                4a 08 00 00 80 bf 00 00 00 3f                              raw_data -1, 0.5
                5a 1b                                                    input
                0a 04 64 61 74 61                                          name data
                12 13 0a 11 08 01                                          type: tensor of FLOAT
                12 0d 0a 07 12 05 62 61 74 63 68 0a 02 08 03               shape batch, 3
                62 1d                                                    output
                0a 06 6c 6f 67 69 74 73                                    name logits
                12 13 0a 11 08 01                                          type: tensor of FLOAT
                12 0d 0a 07 12 05 62 61 74 63 68 0a 02 08 02               shape batch, 2
                42 04 0a 00 10 0d                                      opset_import: domain of ONNX, version 13
                72 07 0a 01 6b 12 02 c3 a9                             metadata_props k, an e with an accent
                """;
        String bytes = expected.lines()
                .map(line -> line.substring(0, 55).replace(" ", ""))
                .collect(Collectors.joining());
        assertThat(HexFormat.of().formatHex(bytes(model))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @EnumSource
    void theSameNetworkGivesTheSameBytesWhateverTheOrderOfItsTexts(OnnxForm form) throws IOException {
        Graph graph = SEGMENTER.graph(Purpose.SCORES);
        Map<String, String> there = new LinkedHashMap<>();
        Map<String, String> back = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            there.put("key" + i, "text" + i);
            back.put("key" + (19 - i), "text" + (19 - i));
        }
        byte[] one = bytes(OnnxModel.of(graph, Networks.drawn(graph, 3), form, there));
        byte[] other = bytes(OnnxModel.of(SEGMENTER.graph(Purpose.SCORES), Networks.drawn(graph, 3), form, back));
        assertThat(other).isEqualTo(one);
    }

    @Test
    void theFileSaysWhatItTakesAndGives() {
        Graph graph = SEGMENTER.graph(Purpose.SCORES);
        Map<OnnxForm, String> outputs = Map.of(
                OnnxForm.FIXED_SIZE, "data (any, 3, 65, 65) -> logits (any, 5, 17, 17)",
                OnnxForm.ANY_SIZE, "data (any, 3, any, any) -> logits (any, 5, any, any)",
                OnnxForm.LOGITS_OF_PIXELS, "data (any, 3, any, any) -> logits (any, 5, any, any)",
                OnnxForm.LABELS_OF_PIXELS, "data (any, 3, any, any) -> labels (any, any, any)");
        outputs.forEach((form, expected) ->
                assertThat(ends(graph, form)).as(form.name()).isEqualTo(expected));
        NetworkSpec classifier = Networks.spec("mobilenetv2_0.25", 65, BatchNormMode.FROZEN);
        assertThat(ends(classifier.graph(Purpose.SCORES), OnnxForm.FIXED_SIZE))
                .isEqualTo("data (any, 3, 65, 65) -> scores (any, 3)");
        assertThat(ends(classifier.graph(Purpose.INFERENCE), OnnxForm.FIXED_SIZE))
                .endsWith("-> logits (any, 3)");
        assertThat(ends(classifier.graph(Purpose.FEATURES), OnnxForm.ANY_SIZE))
                .isEqualTo("data (any, 3, any, any) -> features (any, 1280)");
        assertThat(ends(classifier.headGraph(Purpose.SCORES), OnnxForm.FIXED_SIZE))
                .isEqualTo("data (any, 1280) -> scores (any, 3)");
        assertThat(ends(SEGMENTER.mapsGraph(65, 65), OnnxForm.ANY_SIZE)).endsWith("-> features (any, any)");
    }

    private static String ends(Graph graph, OnnxForm form) {
        try (OnnxNetwork network = BothEngines.network(graph, Networks.drawn(graph, 3), form)) {
            return network.input() + " -> " + network.output();
        }
    }

    /** The library's own reader of texts, which knows no characters beyond Unicode's first 65,536. */
    @Test
    void onnxRuntimeReadsTheTexts() throws OrtException {
        Graph graph = SEGMENTER.graph(Purpose.SCORES);
        Map<String, String> texts = Map.of("classes", "chien,\u00e9l\u00e9phant", "size", "65", "empty", "");
        OnnxModel model = OnnxModel.of(graph, Networks.drawn(graph, 3), OnnxForm.ANY_SIZE, texts);
        try (OrtSession session = OrtRuntime.get().createSession(model.buffer())) {
            assertThat(session.getMetadata().getCustomMetadata()).isEqualTo(texts);
            assertThat(session.getMetadata().getProducerName()).isEqualTo("podium");
        }
    }

    /** The arrays of all layers are the same one, which takes 64 MB. */
    @Test
    void aFileOfTwoGigabytesIsRefusedBeforeItIsWritten() {
        GraphBuilder builder = vector(4096);
        Node x = builder.input();
        for (int i = 0; i < 32; i++) {
            x = builder.dense(x, 4096);
        }
        Graph graph = builder.build(x);
        Tensor weights = Tensor.filled(Shape.of(4096, 4096), 1);
        Tensor bias = Tensor.filled(Shape.of(4096), 1);
        Map<String, Tensor> tensors = new HashMap<>();
        for (ParameterSpec spec : graph.parameters()) {
            tensors.put(spec.name(), spec.role() == ParameterSpec.Role.WEIGHT ? weights : bias);
        }
        Parameters parameters = new Parameters(tensors);
        assertThatThrownBy(() -> OnnxModel.of(graph, parameters, OnnxForm.FIXED_SIZE, Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessage("the network takes 2.0 GB, and an ONNX file holds less than 2 GB; train a smaller network,"
                        + " for example one that pools its features instead of flattening them");
    }

    /** A map of 7 x 7 is no map of an image of 65 x 65 that strides have made smaller. */
    @Test
    void stridesArePowersOfTwoThatRoundUp() {
        for (int side = 32; side < 140; side++) {
            for (long stride = 1; stride <= 32; stride *= 2) {
                long cells = (side + stride - 1) / stride;
                assertThat(MapSizes.stride(Shape.of(3, side, 133), cells, (133 + stride - 1) / stride))
                        .isEqualTo(stride);
            }
        }
        assertThatThrownBy(() -> MapSizes.stride(Shape.of(3, 65, 65), 7, 7))
                .hasMessage("maps of 7 x 7 places for an image of (3, 65, 65)");
    }
}

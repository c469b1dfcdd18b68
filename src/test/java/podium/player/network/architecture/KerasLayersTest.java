package podium.player.network.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.player.network.BatchNormMode;
import podium.player.network.FrozenLayers;
import podium.player.network.Graph;
import podium.player.network.Networks;
import podium.player.network.Node;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.layers.BatchNorm;

/**
 * Compares with {@code [layer.name for layer in Model(weights=None, include_top=False).layers]} of Keras 3.15.1, stored
 * in keras-*.txt. There the input is called {@code input}, and every pooling of ResNet's skips {@code max_pooling2d}.
 */
class KerasLayersTest {
    @ParameterizedTest
    @CsvSource({"mobilenetv2_1.0, 154", "mobilenetv2_0.25, 155", "vgg16, 19", "resnet50_v2, 190", "mobilenet1.0, 86"})
    void layersMatchKerasOwnList(String name, int count) throws IOException {
        KerasLayers keras = Architecture.of(name).keras(false).orElseThrow();
        assertThat(keras.count()).isEqualTo(count);
        try (InputStream file = KerasLayersTest.class.getResourceAsStream("keras-" + name + ".txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(keras.names()).isEqualTo(text.lines().toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mobilenetv2_1.0, 154, 151",
        "mobilenetv2_0.35, 154, 151",
        "mobilenet1.0, 86, 73",
        "mobilenet0.5, 86, 73",
        "resnet50_v2, 190, 190"
    })
    void everyLayerWithParametersIsListedOnce(String name, int whole, int asSegmenter) {
        Architecture architecture = Architecture.of(name);
        requireListed(
                architecture.keras(false).orElseThrow(),
                new NetworkSpec(architecture, 64, 3, ClassifierHead.LINEAR, BatchNormMode.TRAINED, Rectifier.RELU6),
                whole);
        requireListed(
                architecture.keras(true).orElseThrow(),
                new NetworkSpec(
                        architecture, 64, 3, new DeepLabHead(16, true, 16), BatchNormMode.TRAINED, Rectifier.RELU6),
                asSegmenter);
    }

    private static void requireListed(KerasLayers keras, NetworkSpec spec, int count) {
        assertThat(keras.count()).isEqualTo(count);
        Graph graph = spec.graph(Purpose.TRAINING);
        Set<String> layers = graph.first(graph.backboneLayers()).names();
        assertThat(keras.first(count).names()).isEqualTo(layers);
        int listed = IntStream.range(0, count)
                .map(n -> keras.first(n + 1).names().size()
                        - keras.first(n).names().size())
                .sum();
        assertThat(listed).isEqualTo(layers.size());
        assertThat(keras.first(0)).isEqualTo(FrozenLayers.NONE);
    }

    /**
     * The convolutions of the seed experiment, read off Keras' list by hand; b6.1 is the depthwise one of bottleneck 6.
     */
    @ParameterizedTest
    @CsvSource({
        "34, b13.1 b13.2 b14.0 b14.1 b14.2 b15.0 b15.1 b15.2 b16.0 b16.1 b16.2 last",
        "96, b6.1 b6.2 b7.* b8.* b9.* b10.* b11.* b12.* b13.* b14.* b15.* b16.* last",
        "123, b3.1 b3.2 b4.* b5.* b6.* b7.* b8.* b9.* b10.* b11.* b12.* b13.* b14.* b15.* b16.* last"
    })
    void theSeedExperimentTrainsTheSameConvolutionsAsKeras(int last, String convolutions) {
        KerasLayers keras = Architecture.of("mobilenetv2_1.0").keras(false).orElseThrow();
        Set<String> expected = new TreeSet<>();
        for (String word : convolutions.split(" ", -1)) {
            if (word.equals("last")) {
                expected.add("mobilenetv20_features_conv1");
                continue;
            }
            String[] parts = word.substring(1).split("\\.", -1);
            for (String conv : parts[1].equals("*") ? List.of("0", "1", "2") : List.of(parts[1])) {
                expected.add("mobilenetv20_features_linearbottleneck" + parts[0] + "_conv" + conv);
            }
        }
        Set<String> trained = trained(keras, last);
        assertThat(trained.stream().filter(name -> name.contains("conv")).filter(name -> !name.contains("batchnorm")))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Set<String> trained(KerasLayers keras, int last) {
        Set<String> trained = new TreeSet<>(keras.first(keras.count()).names());
        trained.removeAll(keras.first(keras.count() - last).names());
        return trained;
    }

    /** The boundary may be between a convolution and its normalisation, or between the convolutions of a block. */
    @Test
    void aNormalisationCountsAsALayer() {
        KerasLayers mobilenet = Architecture.of("mobilenetv2_1.0").keras(false).orElseThrow();
        assertThat(trained(mobilenet, 1)).isEmpty();
        assertThat(trained(mobilenet, 2)).containsExactly("mobilenetv20_features_batchnorm1");
        assertThat(trained(mobilenet, 3))
                .containsExactly("mobilenetv20_features_batchnorm1", "mobilenetv20_features_conv1");
        KerasLayers resnet = Architecture.of("resnet50_v2").keras(false).orElseThrow();
        List<String> places = new ArrayList<>();
        for (String layer : List.of("stage1_conv3", "stage1_conv2", "stage1_batchnorm3", "conv0", "batchnorm1")) {
            places.add(resnet.label("resnetv20_" + layer).orElseThrow());
        }
        assertThat(places)
                .containsExactly(
                        "15 conv2_block1_0_conv",
                        "16 conv2_block1_3_conv",
                        "18 conv2_block2_preact_bn",
                        "3 conv1_conv",
                        "3 conv1_conv");
        assertThat(resnet.label("head_output")).isEmpty();
    }

    /** Frozen normalisation uses its running statistics, as in Keras with trainable = False. */
    @Test
    void normalisationsAmongTheLastLayersAreTrained() {
        NetworkSpec spec = Networks.spec("mobilenetv2_0.25", 32, BatchNormMode.TRAINED);
        KerasLayers keras = spec.keras().orElseThrow();
        assertThat(frozenBatchNorms(spec.graph(Purpose.TRAINING, keras.first(keras.count() - 2))))
                .hasSize(52)
                .doesNotContain("mobilenetv20_features_batchnorm1");
        assertThat(frozenBatchNorms(spec.graph(Purpose.TRAINING, keras.first(keras.count() - 1))))
                .hasSize(53);
        assertThat(frozenBatchNorms(spec.graph(Purpose.TRAINING))).isEmpty();
    }

    private static Set<String> frozenBatchNorms(Graph graph) {
        return graph.nodes().stream()
                .filter(node -> node.layer() instanceof BatchNorm norm && norm.fixed())
                .map(Node::name)
                .collect(Collectors.toSet());
    }
}

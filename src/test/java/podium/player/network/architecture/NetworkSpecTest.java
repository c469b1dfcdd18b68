package podium.player.network.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.HeadActivation;
import podium.player.network.Networks;
import podium.player.network.Node;
import podium.player.network.ParameterSpec;
import podium.player.network.Pooling;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;

class NetworkSpecTest {
    @Test
    void architecturesHaveGluonsNames() {
        assertThat(Architecture.names())
                .containsExactly("alexnet", "vgg16", "resnet18_v1", "resnet50_v2", "mobilenet1.0", "mobilenetv2_1.0");
        for (String name : Architecture.names()) {
            assertThat(Architecture.of(name).name()).isEqualTo(name);
        }
        assertThat(Architecture.of("alexnet").defaultSize()).isEqualTo(150);
        assertThat(Architecture.of("mobilenetv2_0.75").defaultSize()).isEqualTo(224);
    }

    @Test
    void networksAreEqualIfAllTheirPartsAre() {
        NetworkSpec spec = Networks.spec("mobilenetv2_0.25", 32, BatchNormMode.TRAINED);
        assertThat(spec)
                .isEqualTo(Networks.spec("mobilenetv2_0.25", 32, BatchNormMode.TRAINED))
                .hasSameHashCodeAs(Networks.spec("mobilenetv2_0.25", 32, BatchNormMode.TRAINED))
                .isNotEqualTo(Networks.spec("mobilenetv2_0.5", 32, BatchNormMode.TRAINED))
                .isNotEqualTo(spec.with(BatchNormMode.FROZEN));
        assertThat(spec.architecture()).hasToString("mobilenetv2_0.25");
        assertThat(spec.graph(Purpose.TRAINING)).isEqualTo(spec.graph(Purpose.TRAINING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "resnet", "vgg161.0", "mobilenet", "mobilenetv2_", "mobilenetv2_x", "mobilenet0.01"})
    void unknownNamesAreRefusedWithTheKnownOnes(String name) {
        assertThatThrownBy(() -> Architecture.of(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no architecture '" + name + "'; there are: alexnet, vgg16, resnet18_v1, resnet50_v2,"
                        + " mobilenet1.0, mobilenetv2_1.0 (and the MobileNets of other widths, such as"
                        + " mobilenetv2_0.25)");
    }

    @Test
    void invalidNetworksAreRefused() {
        Architecture vgg = Architecture.of("vgg16");
        assertThatThrownBy(
                        () -> new NetworkSpec(vgg, 15, 3, ClassifierHead.LINEAR, BatchNormMode.TRAINED, Rectifier.RELU))
                .hasMessage("size: 15; expected 16 pixels or more");
        assertThatThrownBy(
                        () -> new NetworkSpec(vgg, 32, 0, ClassifierHead.LINEAR, BatchNormMode.TRAINED, Rectifier.RELU))
                .hasMessage("classes: 0; expected one or more");
        assertThatThrownBy(() -> Networks.spec("alexnet", 40, BatchNormMode.TRAINED))
                .hasMessage("alexnet at 40 pixels: a window of 3 does not fit a map of 2; expected larger images");
        assertThatThrownBy(() -> new ClassifierHead(Pooling.AVERAGE, false, List.of(0), 0, HeadActivation.SIGMOID))
                .hasMessage("dense: [0]; expected whole numbers from 1");
        assertThatThrownBy(() -> new ClassifierHead(Pooling.AVERAGE, false, List.of(), 1, HeadActivation.SIGMOID))
                .hasMessage("dropout: 1.0; expected a number from 0, below 1");
        assertThatThrownBy(
                        () -> new ClassifierHead(Pooling.AVERAGE, false, List.of(), Double.NaN, HeadActivation.SIGMOID))
                .hasMessage("dropout: NaN; expected a number from 0, below 1");
    }

    /**
     * Compares with the number of all parameters, including running statistics, in the table of Gluon's model zoo
     * (MXNet 1.9's documentation).
     */
    @ParameterizedTest
    @CsvSource({
        "vgg16, 138357544",
        "resnet18_v1, 11699112",
        "resnet50_v2, 25595060",
        "mobilenet1.0, 4253864",
        "mobilenet0.75, 2601976",
        "mobilenet0.5, 1342536",
        "mobilenet0.25, 475544",
        "mobilenetv2_1.0, 3539136",
        "mobilenetv2_0.75, 2653864",
        "mobilenetv2_0.5, 1983104",
        "mobilenetv2_0.25, 1526856"
    })
    void parameterCountsEqualGluons(String name, long count) {
        Graph graph = Architecture.of(name).published(224, 1000, Purpose.SCORES);
        assertThat(graph.parameters().stream()
                        .mapToLong(spec -> spec.shape().size())
                        .sum())
                .isEqualTo(count);
        assertThat(graph.nodes().stream()
                        .mapToLong(node -> node.trained() + node.statistics())
                        .sum())
                .isEqualTo(count);
    }

    /** The course's network at 150 pixels has maps with sides of 144, 48, 44, 14, 12, 10, 8 and 2. */
    @Test
    void alexnetMatchesCountsByHand() {
        Graph graph = Architecture.of("alexnet").published(150, 20, Purpose.SCORES);
        long weights = 64 * 3 * 49 + 128 * 64 * 25 + 145 * 128 * 9 + 145 * 145 * 9 + 128 * 145 * 9;
        long biases = 64 + 128 + 145 + 145 + 128;
        long normalised = 64 + 128 + 128;
        long dense = (128 * 2 * 2 + 1) * 64 + (64 + 1) * 64 + (64 + 1) * 20;
        assertThat(graph.nodes().stream().mapToLong(Node::trained).sum())
                .isEqualTo(weights + biases + 2 * normalised + dense);
        assertThat(graph.nodes().stream().mapToLong(Node::statistics).sum()).isEqualTo(2 * normalised);
        long multiplyAdds = 144L * 144 * 64 * 3 * 49
                + 44L * 44 * 128 * 64 * 25
                + 12L * 12 * 145 * 128 * 9
                + 10L * 10 * 145 * 145 * 9
                + 8L * 8 * 128 * 145 * 9
                + 512 * 64
                + 64 * 64
                + 64 * 20;
        assertThat(graph.nodes().stream().mapToLong(Node::multiplyAdds).sum()).isEqualTo(multiplyAdds);
    }

    /** "The last N layers" are layers with weights, each with its normalisation, in the order of the data flow. */
    @ParameterizedTest
    @FieldSource("podium.player.network.Networks#SMALL")
    void layersCountUpAndTheHeadComesLast(String name) {
        NetworkSpec spec = new NetworkSpec(
                Architecture.of(name),
                Networks.smallestSize(name),
                3,
                new ClassifierHead(Pooling.AVERAGE, false, List.of(4), 0, HeadActivation.SIGMOID),
                BatchNormMode.TRAINED,
                Rectifier.RELU);
        List<ParameterSpec> parameters = spec.graph(Purpose.TRAINING).parameters();
        int weighted = 0;
        for (ParameterSpec parameter : parameters) {
            if (parameter.role() == ParameterSpec.Role.WEIGHT) {
                assertThat(parameter.layer()).as(parameter.name()).isEqualTo(weighted++);
            }
            assertThat(parameter.head()).isEqualTo(parameter.name().startsWith("head_"));
        }
        Set<Integer> heads = parameters.stream()
                .filter(ParameterSpec::head)
                .map(ParameterSpec::layer)
                .collect(Collectors.toSet());
        assertThat(heads).containsExactlyInAnyOrder(weighted - 2, weighted - 1);
    }

    @Test
    void normalisationBelongsToTheLayerBeforeIt() {
        Graph graph = Networks.spec("resnet18_v1", 32, BatchNormMode.TRAINED).graph(Purpose.TRAINING);
        List<String> last = graph.parameters().stream()
                .filter(spec -> spec.layer() == 19 || spec.layer() == 18)
                .map(ParameterSpec::name)
                .toList();
        assertThat(last)
                .containsExactly(
                        "resnetv10_stage4_conv3_weight",
                        "resnetv10_stage4_batchnorm3_gamma",
                        "resnetv10_stage4_batchnorm3_beta",
                        "resnetv10_stage4_batchnorm3_running_mean",
                        "resnetv10_stage4_batchnorm3_running_var",
                        "resnetv10_stage4_conv4_weight",
                        "resnetv10_stage4_batchnorm4_gamma",
                        "resnetv10_stage4_batchnorm4_beta",
                        "resnetv10_stage4_batchnorm4_running_mean",
                        "resnetv10_stage4_batchnorm4_running_var");
    }

    /** The head has the same arrays on the backbone and alone. */
    @Test
    void theHeadAloneHasTheSameArrays() {
        NetworkSpec spec = Networks.spec("mobilenetv2_0.25", 32, BatchNormMode.TRAINED);
        assertThat(spec.headGraph(Purpose.TRAINING).parameters().stream().map(ParameterSpec::name))
                .containsExactly("head_output_weight", "head_output_bias");
        assertThat(spec.headGraph(Purpose.TRAINING).input())
                .isEqualTo(spec.graph(Purpose.FEATURES).output());
    }
}

package podium.player.network.mxnet.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.Networks;
import podium.player.network.Parameters;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.architecture.Architecture;
import podium.player.network.architecture.ClassifierHead;
import podium.player.network.architecture.DeepLabHead;
import podium.player.network.architecture.ListedArchitecture;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.sequential.Lists;

/** Tests that passes keep the function of the networks that they apply to. */
class PassTest {
    /** The tolerance. In a deep network some values are near a rectifier's bounds and may fall on the other side. */
    private static final double SHARE = 0.03;

    private static Graph classifier(String name, Rectifier rectifier) {
        return new NetworkSpec(Architecture.of(name), 64, 3, ClassifierHead.LINEAR, BatchNormMode.FROZEN, rectifier)
                .graph(Purpose.TRAINING);
    }

    private static Graph segmenter(String name, Rectifier rectifier, int size, int stride) {
        return new NetworkSpec(
                        Architecture.of(name),
                        size,
                        5,
                        new DeepLabHead(stride, true, 40),
                        BatchNormMode.FROZEN,
                        rectifier)
                .graph(Purpose.GRADIENTS);
    }

    private static Stream<Arguments> eachWithNetworksThatUseIt() {
        Graph classifier = classifier("mobilenetv2_0.5", Rectifier.RELU6);
        Graph residual = classifier("resnet18_v1", Rectifier.RELU);
        Graph segmenter = segmenter("mobilenetv2_0.5", Rectifier.RELU6, 97, 16);
        return Stream.of(
                Arguments.of(List.of(new ZeroChannels()), classifier),
                Arguments.of(List.of(new ZeroChannels()), segmenter),
                Arguments.of(List.of(new ColumnsApart()), segmenter),
                Arguments.of(List.of(new MiddleTaps()), segmenter),
                Arguments.of(List.of(new FusedRectifiers()), residual),
                Arguments.of(List.of(new FusedRectifiers()), segmenter),
                Arguments.of(List.of(new ZeroChannels(), new BoundedRectifiers()), classifier),
                Arguments.of(List.of(new ZeroChannels(), new BoundedRectifiers()), segmenter));
    }

    /**
     * Tests each pass alone, except that bounded rectifiers come after zero channels, since oneDNN has no backward pass
     * through half a block.
     */
    @ParameterizedTest
    @MethodSource("eachWithNetworksThatUseIt")
    void eachPassKeepsTheFunction(List<Pass> passes, Graph graph) {
        Plan plan = Plan.of(graph);
        for (Pass pass : passes) {
            Plan before = plan;
            plan = pass.on(before);
            assertThat(plan).isNotSameAs(before);
        }
        assertKept(graph, passes);
    }

    @ParameterizedTest
    @CsvSource({
        "mobilenetv2_0.25, RELU6",
        "mobilenetv2_0.5, RELU",
        "mobilenetv2_0.75, RELU6",
        "mobilenet0.25, RELU",
        "resnet50_v2, RELU",
        "alexnet, RELU",
        "vgg16, RELU"
    })
    void allPassesTogetherKeepTheFunctionOfClassifiers(String name, Rectifier rectifier) {
        Graph graph = name.equals("alexnet")
                ? Networks.spec(name, 108, BatchNormMode.FROZEN).graph(Purpose.TRAINING)
                : classifier(name, rectifier);
        assertKept(graph, Pass.of(Purpose.TRAINING));
    }

    @ParameterizedTest
    @CsvSource({
        "mobilenet0.25, RELU6, 97, 16",
        "mobilenetv2_0.5, RELU, 97, 16",
        "mobilenetv2_0.5, RELU6, 128, 16",
        "mobilenetv2_0.5, RELU, 97, 8",
        "resnet50_v2, RELU, 97, 16"
    })
    void allPassesTogetherKeepTheFunctionOfSegmenters(String name, Rectifier rectifier, int size, int stride) {
        assertKept(segmenter(name, rectifier, size, stride), Pass.of(Purpose.GRADIENTS));
    }

    /** Lists may put layers in any order, after maps that oneDNN keeps in blocks and after others. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[conv: {filters: 16, kernel: 3, activation: relu}, batch-norm, relu, flatten]",
                "[conv: {filters: 5, kernel: 1}, batch-norm, relu, conv: {filters: 7, kernel: 1}, relu, flatten]",
                "[batch-norm, relu, max-pool: 2, batch-norm, relu, flatten, batch-norm, relu, dense: 5]",
                "[conv: {filters: 9, kernel: 3}, average-pool: 2, batch-norm, relu, global-average-pool]",
                "[conv: {filters: 16, kernel: 5, stride: 2, padding: 1}, batch-norm, leaky-relu, max-pool: {size: 3,"
                        + " stride: 1, padding: same}, batch-norm, relu, flatten, dense: 8, batch-norm, relu]",
                "[residual: [batch-norm, relu, conv: {filters: 8, kernel: 3, stride: 2, padding: same}], elu,"
                        + " batch-norm, relu, residual: [conv: {filters: 8, kernel: 1}, batch-norm, relu], tanh, flatten]",
            })
    void allPassesTogetherKeepTheFunctionOfLists(String layers) throws IOException {
        for (BatchNormMode mode : List.of(BatchNormMode.TRAINED, BatchNormMode.FROZEN)) {
            NetworkSpec spec = new NetworkSpec(
                    new ListedArchitecture(Lists.of("architecture: " + layers)),
                    20,
                    3,
                    ClassifierHead.LINEAR,
                    mode,
                    Rectifier.RELU6);
            assertKept(spec.graph(Purpose.TRAINING), Pass.of(Purpose.TRAINING));
        }
    }

    private static void assertKept(Graph graph, List<Pass> passes) {
        Parameters parameters = Networks.drawn(graph, 3);
        Outcome.of(graph, passes, parameters).assertNear(Outcome.of(graph, Pass.NONE, parameters), SHARE);
    }

    /** Saved models, which others read, and fast inference only replace middle taps. */
    @ParameterizedTest
    @FieldSource("podium.player.network.Networks#SMALL")
    void inferenceOnlyReplacesMiddleTaps(String name) {
        NetworkSpec spec = Networks.spec(name, Networks.smallestSize(name), BatchNormMode.TRAINED);
        for (Purpose purpose : List.of(Purpose.SCORES, Purpose.FEATURES, Purpose.INFERENCE)) {
            Graph graph = spec.graph(purpose);
            boolean same = MxnetSymbol.of(graph).equals(MxnetSymbol.of(graph, List.of(new MiddleTaps())));
            assertThat(same).isTrue();
        }
    }

    @Test
    void withoutPassesThePlanEqualsTheGraph() {
        Graph graph = classifier("mobilenetv2_0.25", Rectifier.RELU6);
        Plan plan = Plan.of(graph);
        assertThat(plan.steps()).hasSameSizeAs(graph.nodes());
        assertThat(plan.each((before, step) -> step)).isSameAs(plan);
    }
}

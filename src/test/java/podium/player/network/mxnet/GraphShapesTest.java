package podium.player.network.mxnet.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.mxnet.engine.Symbol;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.HeadActivation;
import podium.player.network.Networks;
import podium.player.network.ParameterSpec;
import podium.player.network.Pooling;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.architecture.Architecture;
import podium.player.network.architecture.ClassifierHead;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.mxnet.MxnetEngine;

/** Compares the builder's shapes with those that MXNet infers from the JSON and the input alone. */
public class GraphShapesTest {
    private static Stream<Arguments> graphs() {
        return Networks.SMALL.stream()
                .flatMap(name -> Stream.of(Purpose.values())
                        .flatMap(purpose ->
                                Stream.of(BatchNormMode.values()).map(mode -> Arguments.of(name, purpose, mode))));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void builderShapesEqualTheEnginesInferredShapes(String name, Purpose purpose, BatchNormMode mode) {
        // Odd sides, and one more than the smallest side: rounding conventions differ if windows leave a rest.
        int size = Networks.smallestSize(name) + 7;
        for (Rectifier rectifier : Rectifier.values()) {
            for (Pooling pooling : Pooling.values()) {
                ClassifierHead head = new ClassifierHead(pooling, false, List.of(5), 0.5, HeadActivation.SOFTMAX);
                NetworkSpec spec = new NetworkSpec(Architecture.of(name), size, 3, head, mode, rectifier);
                assertInferred(spec.graph(purpose));
                assertInferred(spec.headGraph(purpose));
            }
        }
        assertInferred(Architecture.of(name).published(size, 10, purpose));
    }

    public static void assertInferred(Graph graph) {
        try (NDManager manager = MxnetEngine.newManager();
                Symbol symbol = Symbol.loadJson(
                        (MxNDManager) manager, MxnetSymbol.of(graph).json())) {
            Map<String, Shape> shapes =
                    symbol.inferShape(new PairList<>(Map.of(Graph.INPUT, new Shape(2).addAll(shape(graph.input())))));
            List<String> arguments = new ArrayList<>(List.of(symbol.getArgNames()));
            assertThat(arguments.remove(Graph.INPUT)).isTrue();
            Set<String> statistics = new LinkedHashSet<>(List.of(symbol.getAuxNames()));
            List<String> expected = new ArrayList<>();
            for (ParameterSpec spec : graph.parameters()) {
                assertThat(shapes.get(spec.name())).as(spec.name()).isEqualTo(shape(spec.shape()));
                assertThat(statistics.contains(spec.name()))
                        .as(spec.name())
                        .isEqualTo(spec.role().statistic());
                if (!spec.role().statistic()) {
                    expected.add(spec.name());
                }
            }
            assertThat(arguments).isEqualTo(expected);
            assertThat(symbol.getOutputNames()).hasSize(1);
            assertThat(shapes.get(symbol.getOutputNames()[0])).isEqualTo(new Shape(2).addAll(shape(graph.output())));
        }
    }

    private static Shape shape(podium.player.network.layers.Shape shape) {
        return new Shape(shape.array());
    }
}

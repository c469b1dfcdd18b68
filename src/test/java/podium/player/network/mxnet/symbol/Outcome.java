package podium.player.network.mxnet.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import podium.player.network.Graph;
import podium.player.network.Networks;
import podium.player.network.Parameters;
import podium.player.network.mxnet.MxnetNetwork;

/**
 * The results of one training step: the output, the gradients of the input and of every parameter, and the updated
 * parameters.
 */
record Outcome(Map<String, float[]> arrays) {
    static final String OUTPUT = "the output";
    private static final int ROWS = 2;

    /** Runs a step of a graph after some passes, with a loss whose gradient differs between outputs. */
    static Outcome of(Graph graph, List<Pass> passes, Parameters parameters) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        float[] pixels = Networks.pixels(graph.input(), ROWS, 4);
        float[] ofInput = new float[pixels.length];
        try (MxnetNetwork network = MxnetNetwork.plain(graph, passes, parameters)) {
            network.train(name -> true);
            network.backward(
                    pixels,
                    ROWS,
                    (output, gradient) -> {
                        arrays.put(OUTPUT, output.clone());
                        for (int i = 0; i < gradient.length; i++) {
                            gradient[i] = (float) Math.sin(i + 1);
                        }
                        return 0;
                    },
                    ofInput);
            network.update((name, weights, gradient) -> arrays.put("gradient of " + name, gradient.toFloatArray()));
            Parameters after = network.parameters();
            after.names().forEach(name -> arrays.put(name, after.get(name).values()));
        }
        arrays.put("gradient of the input", ofInput);
        return new Outcome(arrays);
    }

    float[] output() {
        return Objects.requireNonNull(arrays.get(OUTPUT));
    }

    /** Asserts that each array differs from the other's by at most a share of its length. */
    void assertNear(Outcome other, double share) {
        assertThat(arrays).containsOnlyKeys(other.arrays.keySet());
        assertThat(norm(other.output(), new float[other.output().length])).isGreaterThan(1e-3);
        other.arrays.forEach((name, expected) -> {
            float[] found = Objects.requireNonNull(arrays.get(name));
            assertThat(found).as(name).hasSameSizeAs(expected);
            assertThat(norm(found, expected))
                    .as(name)
                    .isLessThan(share * norm(expected, new float[expected.length]) + 1e-6);
        });
    }

    private static double norm(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += Math.pow((double) left[i] - right[i], 2);
        }
        return Math.sqrt(sum);
    }

    /** Asserts that a pass changes a graph's plan, but not its results. */
    static void assertRewritten(Pass pass, Graph graph, Parameters parameters) {
        Plan plan = Plan.of(graph);
        assertThat(pass.on(plan)).isNotSameAs(plan);
        of(graph, List.of(pass), parameters).assertNear(of(graph, Pass.NONE, parameters), 1e-4);
    }

    /** Asserts that a pass leaves a graph's plan unchanged. */
    static void assertLeft(Pass pass, Graph graph) {
        Plan plan = Plan.of(graph);
        assertThat(pass.on(plan)).isSameAs(plan);
    }
}

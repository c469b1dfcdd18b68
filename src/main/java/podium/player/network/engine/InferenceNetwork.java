package podium.player.network.engine;

import podium.player.network.Graph;
import podium.player.network.Parameters;

/**
 * A graph with its parameters, ready for forward passes. MXNet's oneDNN backend fuses convolution, batch normalisation,
 * sum and rectifier into one operation where it can. Not thread-safe.
 *
 * <pre>{@code
 * try (InferenceNetwork network = InferenceNetwork.fused(spec.graph(Purpose.SCORES), parameters)) {
 *     float[] scores = network.forward(pixels, 16); // 16 x classes
 * }
 * }</pre>
 */
public final class InferenceNetwork implements AutoCloseable {
    private final EngineBlock block;

    private InferenceNetwork(EngineBlock block) {
        this.block = block;
    }

    public static InferenceNetwork fused(Graph graph, Parameters parameters) {
        return new InferenceNetwork(new EngineBlock(graph, parameters, true));
    }

    /** Loads a graph without fusing operations. */
    public static InferenceNetwork plain(Graph graph, Parameters parameters) {
        return new InferenceNetwork(new EngineBlock(graph, parameters, false));
    }

    /**
     * Computes the output for the first {@code rows} items of a batch.
     *
     * @return rows x output numbers, row by row
     */
    public float[] forward(float[] input, int rows) {
        return block.forward(input, rows);
    }

    @Override
    public void close() {
        block.close();
    }
}

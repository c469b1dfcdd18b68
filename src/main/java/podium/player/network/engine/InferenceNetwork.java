package podium.player.network.engine;

import podium.player.network.Graph;
import podium.player.network.Parameters;

/**
 * A graph with its parameters, ready to be run forward: convolution, batch normalisation, sum and rectifier are fused into
 * one operation where MXNet's oneDNN backend can. For one thread.
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

    /** The graph as it stands, operation by operation. */
    public static InferenceNetwork plain(Graph graph, Parameters parameters) {
        return new InferenceNetwork(new EngineBlock(graph, parameters, false));
    }

    /** The output for the first {@code rows} items of a batch, row after row: rows x output numbers. */
    public float[] forward(float[] input, int rows) {
        return block.forward(input, rows);
    }

    @Override
    public void close() {
        block.close();
    }
}

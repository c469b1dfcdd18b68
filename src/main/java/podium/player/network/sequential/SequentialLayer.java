package podium.player.network.sequential;

import podium.core.yaml.Kinds;
import podium.player.network.GraphBuilder;
import podium.player.network.Node;

/**
 * A layer as a recipe writes it.
 *
 * <pre>
 * - conv: {filters: 32, kernel: 3, padding: same, activation: relu}
 * - batch-norm
 * - max-pool: 2
 * </pre>
 */
@Kinds("layer")
public sealed interface SequentialLayer
        permits AveragePool,
                BatchNorm,
                Conv,
                Dense,
                Dropout,
                Elu,
                Flatten,
                GlobalAveragePool,
                LeakyRelu,
                MaxPool,
                Output,
                Relu,
                Residual,
                Tanh {
    /**
     * Adds the layer to a graph.
     *
     * @throws Misfit if it does not take what comes before it
     */
    Node on(GraphBuilder graph, Node in);

    /** The part that the layer has in a network. */
    Part part();

    /** What a layer is for a network that is split in two. */
    enum Part {
        /** It has weights, and gives a map of what is where. */
        CONVOLUTION,
        /** It changes numbers one by one, and has no random part: a map remains the same map. */
        POINTWISE,
        /** It has no parameters, and gives the same for the same input. */
        REDUCTION,
        /** Anything else. */
        OTHER
    }
}

package podium.player.network.sequential;

import podium.player.network.GraphBuilder;
import podium.player.network.Node;

/** The function that a convolution or a dense layer applies to its sums. */
public enum LayerActivation {
    NONE,
    RELU,
    LEAKY_RELU,
    ELU,
    TANH;

    Node on(GraphBuilder graph, Node in) {
        return switch (this) {
            case NONE -> in;
            case RELU -> graph.relu(in);
            case LEAKY_RELU -> graph.leakyRelu(in, LeakyRelu.SLOPE);
            case ELU -> graph.elu(in, Elu.ALPHA);
            case TANH -> graph.tanh(in);
        };
    }
}

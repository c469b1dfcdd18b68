package podium.player.network.sequential;

import static podium.core.yaml.WrongKey.require;

import podium.player.network.GraphBuilder;
import podium.player.network.Node;

/**
 * Dropout: a training step sets random numbers to zero, and scales the others up.
 *
 * @param share the share of the numbers that are set to zero
 */
record Dropout(double share) implements SequentialLayer {
    Dropout {
        require(share >= 0 && share < 1, "share", share, "the share of numbers to drop, from 0, below 1, such as 0.5");
    }

    @Override
    public Node on(GraphBuilder graph, Node in) {
        return graph.dropout(in, share);
    }

    @Override
    public Part part() {
        return Part.OTHER;
    }
}

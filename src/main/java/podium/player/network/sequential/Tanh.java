package podium.player.network.sequential;

import podium.player.network.GraphBuilder;
import podium.player.network.Node;

/** The hyperbolic tangent. */
record Tanh() implements SequentialLayer {
    @Override
    public Node on(GraphBuilder graph, Node in) {
        return graph.tanh(in);
    }

    @Override
    public Part part() {
        return Part.POINTWISE;
    }
}

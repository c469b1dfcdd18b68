package podium.player.network.sequential;

import podium.player.network.GraphBuilder;
import podium.player.network.Node;

/** A rectifier: max(x, 0). */
record Relu() implements SequentialLayer {
    @Override
    public Node on(GraphBuilder graph, Node in) {
        return graph.relu(in);
    }

    @Override
    public Part part() {
        return Part.POINTWISE;
    }
}

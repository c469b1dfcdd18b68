package podium.player.network.sequential;

import podium.player.network.GraphBuilder;
import podium.player.network.Node;
import podium.player.network.Pooling;

/** Turns a map into the vector of its channels' means. */
record GlobalAveragePool() implements SequentialLayer {
    @Override
    public Node on(GraphBuilder graph, Node in) {
        return graph.pool(Misfit.map("global-average-pool", in), Pooling.AVERAGE);
    }

    @Override
    public Part part() {
        return Part.REDUCTION;
    }
}

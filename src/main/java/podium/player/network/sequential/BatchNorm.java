package podium.player.network.sequential;

import podium.player.network.GraphBuilder;
import podium.player.network.Node;

/** A batch normalisation with a trained scale and shift. */
record BatchNorm() implements SequentialLayer {
    @Override
    public Node on(GraphBuilder graph, Node in) {
        return graph.batchNorm(in);
    }

    @Override
    public Part part() {
        return Part.POINTWISE;
    }
}

package podium.player.network.sequential;

import podium.player.network.GraphBuilder;
import podium.player.network.Node;

/** Turns a map into a vector, channel after channel. */
record Flatten() implements SequentialLayer {
    @Override
    public Node on(GraphBuilder graph, Node in) {
        return in.isMap() ? graph.flatten(in) : in;
    }

    @Override
    public Part part() {
        return Part.REDUCTION;
    }
}

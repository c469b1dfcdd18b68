package podium.player.network.running;

import podium.player.network.Graph;

/** A network as a function of the size of its input. Graphs of all sizes have the same parameters. */
@FunctionalInterface
public interface SizedGraph {
    /** Returns the graph for images of a height and a width in pixels. */
    Graph of(int height, int width);
}

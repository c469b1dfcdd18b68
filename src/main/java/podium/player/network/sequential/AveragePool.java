package podium.player.network.sequential;

import org.jspecify.annotations.Nullable;
import podium.core.yaml.Kinds.Default;
import podium.player.network.GraphBuilder;
import podium.player.network.Node;

/**
 * Takes the mean of each window of a map.
 *
 * @param size the side of the window
 * @param stride the step between two positions of the window; null for its side
 * @param padding the places around the map, which are not counted
 */
record AveragePool(
        int size,
        @Nullable Integer stride,
        @Default("valid") Padding padding) implements SequentialLayer {
    AveragePool {
        Padding.requirePool(size, stride);
    }

    @Override
    public Node on(GraphBuilder graph, Node in) {
        return graph.averagePool(in, padding.pool("average-pool", in, size, stride));
    }

    @Override
    public Part part() {
        return Part.REDUCTION;
    }
}

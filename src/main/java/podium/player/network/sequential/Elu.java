package podium.player.network.sequential;

import static podium.core.yaml.WrongKey.require;

import podium.core.yaml.Kinds.Default;
import podium.player.network.GraphBuilder;
import podium.player.network.Node;

/**
 * An exponential linear unit.
 *
 * @param alpha the distance from zero that large negative numbers approach
 */
record Elu(@Default("1.0") double alpha) implements SequentialLayer {
    static final double ALPHA = 1;

    Elu {
        require(alpha > 0 && alpha <= 10, "alpha", alpha, "a number above 0 and at most 10, such as 1");
    }

    @Override
    public Node on(GraphBuilder graph, Node in) {
        return graph.elu(in, alpha);
    }

    @Override
    public Part part() {
        return Part.POINTWISE;
    }
}

package podium.player.network.sequential;

import static podium.core.yaml.WrongKey.require;

import podium.core.yaml.Kinds.Default;
import podium.player.network.GraphBuilder;
import podium.player.network.Node;

/**
 * A rectifier that keeps a part of negative numbers.
 *
 * @param slope the factor of negative numbers; Keras has 0.3
 */
record LeakyRelu(@Default("0.3") double slope) implements SequentialLayer {
    static final double SLOPE = 0.3;

    LeakyRelu {
        require(slope >= 0 && slope < 1, "slope", slope, "a factor of negative numbers from 0, below 1, such as 0.3");
    }

    @Override
    public Node on(GraphBuilder graph, Node in) {
        return graph.leakyRelu(in, slope);
    }

    @Override
    public Part part() {
        return Part.POINTWISE;
    }
}

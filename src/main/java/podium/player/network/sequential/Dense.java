package podium.player.network.sequential;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import podium.core.yaml.Kinds.Default;
import podium.player.network.GraphBuilder;
import podium.player.network.Node;

/**
 * A dense layer with a bias, and the activation after it.
 *
 * @param units the length of the vector that it gives
 * @param activation the function of its sums
 * @param own the keys of its weights and biases
 */
record Dense(
        int units,
        @Default("none") LayerActivation activation,
        @JsonUnwrapped WeightKeys own) implements SequentialLayer {
    Dense {
        require(units >= 1 && units <= LayerList.WIDEST, "units", units, LayerList.WIDTHS);
    }

    @Override
    public Node on(GraphBuilder graph, Node in) {
        if (in.isMap()) {
            throw Misfit.of("dense", in, "a vector; put flatten or global-average-pool before it");
        }
        Misfit.requireArray(
                "dense of " + units + " units", in, units * in.shape().get(0));
        return activation.on(graph, graph.dense(in, units, own.choices()));
    }

    @Override
    public Part part() {
        return Part.OTHER;
    }
}

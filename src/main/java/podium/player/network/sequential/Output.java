package podium.player.network.sequential;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import podium.player.network.GraphBuilder;
import podium.player.network.Node;
import podium.player.network.WeightChoices;

/**
 * The dense layer with one unit per class that ends a classifier. It is added behind every list, and a list that writes
 * it as its last layer has keys for its weights.
 *
 * @param own the keys of its weights and biases
 */
record Output(@JsonUnwrapped WeightKeys own) implements SequentialLayer {
    static final String PLACE = "nothing, or output as the last layer of the whole list";

    WeightChoices choices() {
        return own.choices();
    }

    /** Checks the input only, since the head adds the layer: it knows the number of classes. */
    @Override
    public Node on(GraphBuilder graph, Node in) {
        if (in.isMap()) {
            throw Misfit.of("output", in, "a vector; put flatten or global-average-pool before it");
        }
        return in;
    }

    @Override
    public Part part() {
        return Part.OTHER;
    }
}

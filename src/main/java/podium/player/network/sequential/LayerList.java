package podium.player.network.sequential;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;
import podium.player.network.GraphBuilder;
import podium.player.network.Node;
import podium.player.network.WeightChoices;
import podium.player.network.sequential.SequentialLayer.Part;

/**
 * Layers, each of which takes what the one before it gives.
 *
 * @param layers the layers, the first of which takes the input
 */
public record LayerList(List<SequentialLayer> layers) {
    /** No layers. */
    public static final LayerList EMPTY = new LayerList(List.of());

    private static final int MOST_CLASSES = 254;

    static final int WIDEST = 65_536;
    static final String WIDTHS = "a number from 1 to " + WIDEST;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LayerList {
        layers = List.copyOf(layers);
    }

    @JsonValue
    @Override
    public List<SequentialLayer> layers() {
        return layers;
    }

    public boolean isEmpty() {
        return layers.isEmpty();
    }

    /** Returns the choices for the weights of the output behind the layers. */
    public WeightChoices output() {
        return !layers.isEmpty() && layers.get(layers.size() - 1) instanceof Output output
                ? output.choices()
                : WeightChoices.USUAL;
    }

    /**
     * Adds the layers to a graph, all but the output.
     *
     * @throws Misfit if one of them does not take what the layer before it gives
     */
    public Node on(GraphBuilder graph, Node in) {
        return on(graph, in, 0, layers.size());
    }

    /**
     * Adds the layers of a branch within a list, which has no output of its own.
     *
     * @throws Misfit if one of them does not take what the layer before it gives
     */
    Node branch(GraphBuilder graph, Node in) {
        Node out = on(graph, in);
        if (layers.get(layers.size() - 1) instanceof Output) {
            throw Misfit.of("output", out, Output.PLACE).within("[" + (layers.size() - 1) + "]");
        }
        return out;
    }

    /**
     * Adds the layers to a graph, and checks that the last one gives a vector.
     *
     * @throws Misfit if it does not, or a layer does not take what the one before it gives
     */
    public Node toVector(GraphBuilder graph, Node in) {
        return vector(on(graph, in));
    }

    /**
     * Adds the layers up to the last convolution and what changes its numbers one by one, or returns nothing if there
     * is no convolution.
     */
    public Optional<Node> lastMap(GraphBuilder graph, Node in) {
        int end = layers.size();
        while (end > 0 && layers.get(end - 1).part() != Part.CONVOLUTION) {
            end--;
        }
        if (end == 0) {
            return Optional.empty();
        }
        while (end < layers.size() && layers.get(end).part() == Part.POINTWISE) {
            end++;
        }
        return Optional.of(on(graph, in, 0, end));
    }

    /** Adds the first layers, as long as they have no parameters and give the same for the same input. */
    public Node fixedPart(GraphBuilder graph, Node in) {
        return on(graph, in, 0, fixedLayers());
    }

    /** Adds the layers after {@link #fixedPart}, and checks that the last one gives a vector. */
    public Node rest(GraphBuilder graph, Node in) {
        return vector(on(graph, in, fixedLayers(), layers.size()));
    }

    private int fixedLayers() {
        int end = 0;
        while (end < layers.size() && layers.get(end).part() == Part.REDUCTION) {
            end++;
        }
        return end;
    }

    private Node vector(Node out) {
        if (out.isMap()) {
            throw Misfit.last(out).within("[" + (layers.size() - 1) + "]");
        }
        Misfit.requireArray(
                "the output of up to " + MOST_CLASSES + " classes",
                out,
                MOST_CLASSES * out.shape().get(0));
        return out;
    }

    private Node on(GraphBuilder graph, Node in, int from, int to) {
        Node x = in;
        for (int i = from; i < to; i++) {
            try {
                SequentialLayer layer = layers.get(i);
                if (layer instanceof Output && i < layers.size() - 1) {
                    throw Misfit.of("output", x, Output.PLACE);
                }
                x = layer.on(graph, x);
            } catch (Misfit e) {
                throw e.within("[" + i + "]");
            }
        }
        return x;
    }
}

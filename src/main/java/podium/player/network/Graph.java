package podium.player.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import podium.player.network.layers.Dropout;
import podium.player.network.layers.Input;
import podium.player.network.layers.Shape;

/**
 * A network as a list of layers, independent of any engine. Each layer comes after its inputs; the first is the
 * network's input, the last its output.
 *
 * @param purpose what the graph is built for
 * @param nodes the layers
 * @param foldings the batch normalisations that were left out, each with the convolution that absorbed it
 * @param dilatedParts the parts in which strides became dilation
 */
public record Graph(Purpose purpose, List<Node> nodes, List<Folding> foldings, List<DilatedPart> dilatedParts) {
    /** The name of every graph's input. */
    public static final String INPUT = "data";

    /**
     * A convolution and the batch normalisation that was merged into its weights.
     *
     * @param convolution the prefix of the convolution's parameter names
     * @param batchNorm the prefix of the normalisation's parameter names
     */
    public record Folding(String convolution, String batchNorm) {}

    /**
     * The layers after a stride that became dilation.
     *
     * @param from the name of the node before the first of these layers
     * @param to the name of the last of these layers
     * @param rate the dilation of their windows; windows of a single tap are not dilated
     */
    public record DilatedPart(String from, String to, int rate) {}

    public Graph {
        nodes = List.copyOf(nodes);
        foldings = List.copyOf(foldings);
        dilatedParts = List.copyOf(dilatedParts);
    }

    /** Returns the layer that gives the output. */
    public Node last() {
        return nodes.get(nodes.size() - 1);
    }

    /** Returns the input's shape without the batch: channels x height x width, or the length of a vector. */
    public Shape input() {
        return nodes.get(0).shape();
    }

    /** Returns the output's shape without the batch. */
    public Shape output() {
        return last().shape();
    }

    /** Returns the parameters in the order of the layers. */
    public List<ParameterSpec> parameters() {
        return nodes.stream().flatMap(node -> node.parameters().stream()).toList();
    }

    /**
     * Returns the layers after one of them as a graph of their own, whose input is what that layer gives.
     *
     * @throws IllegalArgumentException if a layer after it takes something else, too
     */
    public Graph after(String name) {
        Map<String, Node> kept = new LinkedHashMap<>();
        boolean behind = false;
        for (Node node : nodes) {
            if (behind) {
                kept.put(node.name(), node.after(name, INPUT));
            } else if (node.name().equals(name)) {
                behind = true;
                kept.put(INPUT, Node.of(INPUT, new Input(node.shape()), List.of(), List.of()));
            }
        }
        for (Node node : kept.values()) {
            if (!kept.keySet().containsAll(node.inputs())) {
                throw new IllegalArgumentException(node.name() + " takes more than what " + name + " gives");
            }
        }
        return new Graph(purpose, List.copyOf(kept.values()), foldings, dilatedParts);
    }

    /** Returns true if training sets numbers to zero at random, so that each batch needs a seed. */
    public boolean dropsUnits() {
        return nodes.stream().anyMatch(node -> node.layer() instanceof Dropout);
    }

    /**
     * Returns the number of the backbone's convolutions and dense layers, each counted with the batch normalisation
     * after it.
     */
    public int backboneLayers() {
        return parameters().stream()
                        .filter(array -> !array.head())
                        .mapToInt(ParameterSpec::layer)
                        .max()
                        .orElse(-1)
                + 1;
    }

    /** Returns the first so many of those layers as frozen ones. */
    public FrozenLayers first(int layers) {
        return new FrozenLayers(parameters().stream()
                .filter(array -> !array.head() && array.layer() < layers)
                .map(ParameterSpec::layerName)
                .collect(Collectors.toSet()));
    }
}

package podium.player.network;

import java.util.List;
import java.util.stream.Collectors;
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

    /** Returns the input's shape without the batch: channels x height x width, or the length of a vector. */
    public Shape input() {
        return nodes.get(0).shape();
    }

    /** Returns the output's shape without the batch. */
    public Shape output() {
        return nodes.get(nodes.size() - 1).shape();
    }

    /** Returns the parameters in the order of the layers. */
    public List<ParameterSpec> parameters() {
        return nodes.stream().flatMap(node -> node.parameters().stream()).toList();
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

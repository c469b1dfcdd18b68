package podium.player.network;

import java.util.List;
import java.util.stream.Collectors;
import podium.player.network.layers.Shape;

/**
 * A network as it is, whatever runs it: its layers, each after those that it takes. The first is its input, the last its
 * output.
 *
 * @param foldings the batch normalisations that were left out, each with the convolution that took it in
 * @param dilatedParts where strides became dilation
 */
public record Graph(Purpose purpose, List<Node> nodes, List<Folding> foldings, List<DilatedPart> dilatedParts) {
    /** What every graph's input is called. */
    public static final String INPUT = "data";

    /** A convolution and the batch normalisation that its weights are multiplied with: prefixes of parameter names. */
    public record Folding(String convolution, String batchNorm) {}

    /**
     * Layers that come after strides which became dilation: all from behind one node up to another. Their windows' taps
     * are so far apart, or see one place only.
     */
    public record DilatedPart(String from, String to, int rate) {}

    public Graph {
        nodes = List.copyOf(nodes);
        foldings = List.copyOf(foldings);
        dilatedParts = List.copyOf(dilatedParts);
    }

    /** The input's shape, without the batch: channels x height x width, or one vector's length. */
    public Shape input() {
        return nodes.get(0).shape();
    }

    /** The output's shape, without the batch. */
    public Shape output() {
        return nodes.get(nodes.size() - 1).shape();
    }

    /** In the order of the layers. */
    public List<ParameterSpec> parameters() {
        return nodes.stream().flatMap(node -> node.parameters().stream()).toList();
    }

    /** How many layers the backbone has: convolutions and dense layers, each with the batch normalisation after it. */
    public int backboneLayers() {
        return parameters().stream()
                        .filter(array -> !array.head())
                        .mapToInt(ParameterSpec::layer)
                        .max()
                        .orElse(-1)
                + 1;
    }

    /** The first of those layers, not trained. */
    public FrozenLayers first(int layers) {
        return new FrozenLayers(parameters().stream()
                .filter(array -> !array.head() && array.layer() < layers)
                .map(ParameterSpec::layerName)
                .collect(Collectors.toSet()));
    }
}

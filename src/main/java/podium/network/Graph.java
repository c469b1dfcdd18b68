package podium.network;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A network as an MXNet symbol: one input named {@value #INPUT}, one output.
 *
 * @param json MXNet's own form of a symbol, as in a {@code -symbol.json} file
 * @param input channels x height x width
 * @param output without the batch
 * @param parameters in the order of the graph
 * @param foldings the batch normalisations that were left out, each with the convolution that took it in
 * @param layers in the order of the graph
 */
public record Graph(
        String json,
        Shape input,
        Shape output,
        List<ParameterSpec> parameters,
        List<Folding> foldings,
        List<Layer> layers) {
    static final String INPUT = "data";

    /** A convolution and the batch normalisation that its weights are multiplied with: prefixes of parameter names. */
    record Folding(String convolution, String batchNorm) {}

    public Graph {
        parameters = List.copyOf(parameters);
        foldings = List.copyOf(foldings);
        layers = List.copyOf(layers);
    }

    /** How many layers the backbone has: convolutions and dense layers, each with the batch normalisation after it. */
    public int backboneLayers() {
        return parameters.stream()
                        .filter(array -> !array.head())
                        .mapToInt(ParameterSpec::layer)
                        .max()
                        .orElse(-1)
                + 1;
    }

    /** The first of those layers, not trained. */
    public FrozenLayers first(int layers) {
        return new FrozenLayers(parameters.stream()
                .filter(array -> !array.head() && array.layer() < layers)
                .map(ParameterSpec::layerName)
                .collect(Collectors.toSet()));
    }
}

package podium.player.network.sequential;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import podium.core.yaml.Kinds.Default;
import podium.player.network.GraphBuilder;
import podium.player.network.Node;
import podium.player.network.layers.Convolution;
import podium.player.network.layers.Window;

/**
 * A convolution with a bias, and the activation after it.
 *
 * @param filters the number of its channels
 * @param kernel the side of its window
 * @param stride the step between two positions of the window
 * @param padding the zeros around the map
 * @param activation the function of its sums
 * @param own the keys of its weights and biases
 */
record Conv(
        int filters,
        int kernel,
        @Default("1") int stride,
        @Default("valid") Padding padding,
        @Default("none") LayerActivation activation,
        @JsonUnwrapped WeightKeys own)
        implements SequentialLayer {
    Conv {
        require(filters >= 1 && filters <= LayerList.WIDEST, "filters", filters, LayerList.WIDTHS);
        require(kernel >= 1 && kernel <= 100, "kernel", kernel, "the side of the window in pixels, 1 to 100");
        require(stride >= 1 && stride <= 100, "stride", stride, "a step in pixels, 1 to 100");
    }

    @Override
    public Node on(GraphBuilder graph, Node in) {
        Window window = padding.window("conv", in, kernel, stride);
        Misfit.requireArray(
                "conv of " + filters + " filters", in, filters * in.shape().get(0) * kernel * kernel);
        return activation.on(graph, graph.convolution(in, new Convolution(filters, window, 1, true), own.choices()));
    }

    @Override
    public Part part() {
        return Part.CONVOLUTION;
    }
}

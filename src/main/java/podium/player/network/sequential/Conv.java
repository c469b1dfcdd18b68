package podium.player.network.sequential;

import static podium.core.yaml.WrongKey.require;

import podium.core.yaml.Kinds.Default;
import podium.player.network.GraphBuilder;
import podium.player.network.Node;
import podium.player.network.layers.Window;

/**
 * A convolution with a bias, and the activation after it.
 *
 * @param filters the number of its channels
 * @param kernel the side of its window
 * @param stride the step between two positions of the window
 * @param padding the zeros around the map
 * @param activation the function of its sums
 */
record Conv(
        int filters,
        int kernel,
        @Default("1") int stride,
        @Default("valid") Padding padding,
        @Default("none") LayerActivation activation)
        implements SequentialLayer {
    Conv {
        require(filters >= 1 && filters <= LayerList.WIDEST, "filters", filters, LayerList.WIDTHS);
        require(kernel >= 1 && kernel <= 100, "kernel", kernel, "the side of the window in pixels, 1 to 100");
        require(stride >= 1 && stride <= 100, "stride", stride, "a step in pixels, 1 to 100");
    }

    @Override
    public Node on(GraphBuilder graph, Node in) {
        Window window = padding.window("conv", in, kernel, stride);
        return activation.on(graph, graph.convolution(in, filters, window, 1, true));
    }

    @Override
    public Part part() {
        return Part.CONVOLUTION;
    }
}

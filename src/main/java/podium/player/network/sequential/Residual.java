package podium.player.network.sequential;

import static podium.core.yaml.WrongKey.require;

import java.util.List;
import podium.player.network.GraphBuilder;
import podium.player.network.Node;
import podium.player.network.layers.Window;

/**
 * A residual block: the sum of its layers' output and its input (He et al., <i>Deep Residual Learning for Image
 * Recognition</i>, CVPR 2016). Where the two differ in shape, the input goes through a 1 x 1 convolution with the
 * stride that is needed, and through a batch normalisation if the layers have one.
 *
 * @param layers the layers of the branch
 */
record Residual(LayerList layers) implements SequentialLayer {
    Residual {
        require(!layers.layers().isEmpty(), "layers", List.of(), "the layers of the block, such as [conv: {...}]");
    }

    @Override
    public Node on(GraphBuilder graph, Node in) {
        Node branch;
        try {
            branch = layers.branch(graph, in);
        } catch (Misfit e) {
            throw e.within(".residual");
        }
        return graph.add(branch, branch.shape().equals(in.shape()) ? in : projection(graph, in, branch));
    }

    private Node projection(GraphBuilder graph, Node in, Node branch) {
        Window window = Window.of(1);
        if (in.isMap() && branch.isMap()) {
            long side = in.shape().get(1);
            long height = branch.shape().get(1);
            window = window.by(Math.toIntExact((side + height - 1) / height));
        }
        if (!in.isMap()
                || !branch.isMap()
                || window.output(in.shape().get(1)) != branch.shape().get(1)
                || window.output(in.shape().get(2)) != branch.shape().get(2)) {
            throw Misfit.of(
                    "residual with layers that give " + Misfit.words(branch.shape()),
                    in,
                    "layers that keep the map's sides or divide them by a stride, which padding: same does");
        }
        Node projected = graph.convolution(in, branch.channels(), window, 1, true);
        return layers.layers().contains(new BatchNorm()) ? graph.batchNorm(projected) : projected;
    }

    @Override
    public Part part() {
        return Part.CONVOLUTION;
    }
}

package podium.player.network;

import java.util.List;
import podium.player.network.layers.Layer;
import podium.player.network.layers.Shape;

/**
 * A layer in its place in a graph.
 *
 * @param name as in Gluon's model zoo; no other node of the graph has it
 * @param inputs the names of the nodes whose outputs it takes, all of them before it
 * @param shape of its output, without the batch
 * @param parameters in the order of MXNet's: weights, bias; gamma, beta, running mean, running variance
 * @param multiplyAdds for one image
 */
public record Node(
        String name, Layer layer, List<String> inputs, Shape shape, List<ParameterSpec> parameters, long multiplyAdds) {
    public Node {
        inputs = List.copyOf(inputs);
        parameters = List.copyOf(parameters);
    }

    static Node of(String name, Layer layer, List<Node> inputs, List<ParameterSpec> parameters) {
        List<Shape> shapes = inputs.stream().map(Node::shape).toList();
        return new Node(
                name,
                layer,
                inputs.stream().map(Node::name).toList(),
                layer.output(shapes),
                parameters,
                layer.multiplyAdds(shapes));
    }

    public int channels() {
        return (int) shape.get(0);
    }

    /** How many numbers gradients train. */
    public long trained() {
        return numbers(false);
    }

    /** How many running means and variances there are. */
    public long statistics() {
        return numbers(true);
    }

    private long numbers(boolean statistics) {
        return parameters.stream()
                .filter(spec -> spec.role().statistic() == statistics)
                .mapToLong(spec -> spec.shape().size())
                .sum();
    }
}

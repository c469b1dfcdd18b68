package podium.player.network;

import java.util.List;
import podium.player.network.layers.Layer;
import podium.player.network.layers.Shape;

/**
 * A layer at its position in a graph.
 *
 * @param name the name as in Gluon's model zoo; unique in the graph
 * @param layer what the layer computes
 * @param inputs the names of its input nodes, all of them before it
 * @param shape the shape of its output, without the batch
 * @param parameters its parameters in MXNet's order: weights, bias; gamma, beta, running mean, running variance
 * @param multiplyAdds the number of multiply-adds per image
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

    /** Returns true if its output is a map, false if it is a vector. */
    public boolean isMap() {
        return shape.sides().size() > 1;
    }

    /** Returns the same layer, with another name in the place of one of its inputs'. */
    Node after(String input, String other) {
        List<String> renamed =
                inputs.stream().map(name -> name.equals(input) ? other : name).toList();
        return new Node(name, layer, renamed, shape, parameters, multiplyAdds);
    }

    public int channels() {
        return (int) shape.get(0);
    }

    /** Returns the number of values that gradients train. */
    public long trained() {
        return numbers(false);
    }

    /** Returns the number of running means and variances. */
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

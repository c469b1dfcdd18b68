package podium.network;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An operation, or a variable, of a graph that is being built. */
final class Node {
    static final String VARIABLE = "null";

    private final String name;
    private final Shape shape;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Node> inputs;
    private final @Nullable ParameterSpec parameter;
    private String operation;
    private long multiplyAdds;
    private boolean helps;
    private @Nullable Window window;

    private Node(String operation, String name, Shape shape, List<Node> inputs, @Nullable ParameterSpec parameter) {
        this.operation = operation;
        this.name = name;
        this.shape = shape;
        this.inputs = new ArrayList<>(inputs);
        this.parameter = parameter;
    }

    static Node operation(String operation, String name, Shape shape, List<Node> inputs) {
        return new Node(operation, name, shape, inputs, null);
    }

    static Node input(String name, Shape shape) {
        return new Node(VARIABLE, name, shape, List.of(), null);
    }

    static Node parameter(ParameterSpec spec) {
        return new Node(VARIABLE, spec.name(), spec.shape(), List.of(), spec);
    }

    /** Sets an attribute, in MXNet's own words. */
    Node with(String attribute, Object value) {
        attributes.put(attribute, value.toString());
        return this;
    }

    Node with(Map<String, String> others) {
        attributes.putAll(others);
        return this;
    }

    Node costing(long perImage) {
        multiplyAdds = perImage;
        return this;
    }

    /** Is no layer of the network, but computes one of a layer's inputs. */
    Node helping() {
        helps = true;
        return this;
    }

    /** Slides a window over its map, whatever its attributes have of it. */
    Node through(Window slid) {
        window = slid;
        return this;
    }

    /** Becomes another operation of the same name and inputs. */
    void become(String other) {
        operation = other;
    }

    void addInput(Node input) {
        inputs.add(input);
    }

    boolean is(String other) {
        return operation.equals(other);
    }

    /** Whether it is an operation that the network's description would name. */
    boolean layer() {
        return !is(VARIABLE) && !helps;
    }

    String operation() {
        return operation;
    }

    String name() {
        return name;
    }

    /** Of the output, without the batch, channels first. */
    Shape shape() {
        return shape;
    }

    int channels() {
        return (int) shape.get(0);
    }

    Map<String, String> attributes() {
        return attributes;
    }

    List<Node> inputs() {
        return inputs;
    }

    @Nullable
    ParameterSpec parameter() {
        return parameter;
    }

    @Nullable
    Window window() {
        return window;
    }

    long multiplyAdds() {
        return multiplyAdds;
    }
}

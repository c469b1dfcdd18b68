package podium.player.network.mxnet.symbol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An MXNet operation or variable in a symbol under construction. */
final class Operation {
    private static final String VARIABLE = "null";

    private final String kind;
    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Operation> inputs;

    private Operation(String kind, String name, List<Operation> inputs) {
        this.kind = kind;
        this.name = name;
        this.inputs = new ArrayList<>(inputs);
    }

    static Operation of(String kind, String name, Operation... inputs) {
        return of(kind, name, List.of(inputs));
    }

    static Operation of(String kind, String name, List<Operation> inputs) {
        return new Operation(kind, name, inputs);
    }

    static Operation variable(String name) {
        return new Operation(VARIABLE, name, List.of());
    }

    /** Sets an attribute, in MXNet's syntax. */
    Operation with(String attribute, Object value) {
        attributes.put(attribute, value.toString());
        return this;
    }

    /** Adds an input after the others. */
    void addInput(Operation input) {
        inputs.add(input);
    }

    boolean isVariable() {
        return kind.equals(VARIABLE);
    }

    /** Returns MXNet's name for the kind of operation. */
    String kind() {
        return kind;
    }

    String name() {
        return name;
    }

    Map<String, String> attributes() {
        return attributes;
    }

    List<Operation> inputs() {
        return inputs;
    }
}

package podium.player.network.mxnet.symbol;

import java.util.List;
import podium.player.network.ParameterSpec;
import podium.player.network.layers.Shape;

/** A step of a plan: a node of the plain graph, or a replacement for nodes. Steps are compared by identity. */
final class Step {
    private final String name;
    private final Form form;
    private final Shape shape;
    private final List<Step> inputs;
    private final List<ParameterSpec> parameters;

    Step(String name, Form form, Shape shape, List<Step> inputs, List<ParameterSpec> parameters) {
        this.name = name;
        this.form = form;
        this.shape = shape;
        this.inputs = List.copyOf(inputs);
        this.parameters = List.copyOf(parameters);
    }

    /** Returns the same step in another form. */
    Step as(Form other) {
        return new Step(name, other, shape, inputs, parameters);
    }

    /** Returns the same step with other inputs. */
    Step on(List<Step> others, Shape output) {
        return new Step(name, form, output, others, parameters);
    }

    /** Returns the name of the step's node; copies of a node on several maps share it. */
    String name() {
        return name;
    }

    Form form() {
        return form;
    }

    /** Returns the output's shape, without the batch. */
    Shape shape() {
        return shape;
    }

    List<Step> inputs() {
        return inputs;
    }

    /** Returns the first input, which for most steps is the only one. */
    Step input() {
        return inputs.get(0);
    }

    List<ParameterSpec> parameters() {
        return parameters;
    }
}

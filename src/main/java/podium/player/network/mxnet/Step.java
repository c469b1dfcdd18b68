package podium.player.network.mxnet;

import java.util.List;
import podium.player.network.ParameterSpec;
import podium.player.network.layers.Shape;

/** A layer of a plan: a node of the plain graph, or what stands for some. Two steps are the same where they are one object. */
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

    /** The same computed otherwise. */
    Step as(Form other) {
        return new Step(name, other, shape, inputs, parameters);
    }

    /** The same on other maps. */
    Step on(List<Step> others, Shape output) {
        return new Step(name, form, output, others, parameters);
    }

    /** That of the node it stands for; steps for one node on several maps share it. */
    String name() {
        return name;
    }

    Form form() {
        return form;
    }

    /** Of the output, without the batch. */
    Shape shape() {
        return shape;
    }

    List<Step> inputs() {
        return inputs;
    }

    /** The first of its inputs, of most the only one. */
    Step input() {
        return inputs.get(0);
    }

    List<ParameterSpec> parameters() {
        return parameters;
    }
}

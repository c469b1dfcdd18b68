package podium.player.network.mxnet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import podium.player.network.layers.Layer;

/** Makes MXNet's operations of a plan's steps, one step after the other. */
final class Translation {
    private final OperationNames names = new OperationNames();
    private final Map<String, Operation> variables = new HashMap<>();
    private final Perturbations perturbations = new Perturbations();
    private final Convolutions convolutions;
    private final Normalisations normalisations;
    private final Stretches stretches;

    private Translation() {
        HelperOperations helpers = new HelperOperations();
        convolutions = new Convolutions(helpers);
        normalisations = new Normalisations(helpers, names);
        stretches = new Stretches(helpers, names);
    }

    /** The operation that gives the output. */
    static Operation of(Plan plan) {
        Translation translation = new Translation();
        Map<Step, Operation> made = new HashMap<>();
        Operation last = null;
        for (Step step : plan.steps()) {
            List<Operation> in = step.inputs().stream()
                    .map(input -> Objects.requireNonNull(made.get(input), input.name()))
                    .toList();
            last = step.form().operation(translation, step, in);
            made.put(step, last);
        }
        return Objects.requireNonNull(last, "a plan without steps");
    }

    /** A layer as its operations. */
    Operation described(Layer layer, Step step, List<Operation> in) {
        return layer.choose(new DescribedLayers(this, step, in));
    }

    /** The one variable of each name: steps that stand on two maps have the same. */
    List<Operation> parameters(Step step) {
        return step.parameters().stream()
                .map(spec -> variables.computeIfAbsent(spec.name(), Operation::variable))
                .toList();
    }

    OperationNames names() {
        return names;
    }

    Convolutions convolutions() {
        return convolutions;
    }

    Normalisations normalisations() {
        return normalisations;
    }

    Stretches stretches() {
        return stretches;
    }

    Perturbations perturbations() {
        return perturbations;
    }
}

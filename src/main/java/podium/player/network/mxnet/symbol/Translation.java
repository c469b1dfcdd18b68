package podium.player.network.mxnet.symbol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import podium.player.network.layers.Layer;

/** A translation of a plan's steps to MXNet's operations, step by step. */
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

    /** Translates a plan and returns the operation that gives the output. */
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

    /** Creates the operations of a layer. */
    Operation described(Layer layer, Step step, List<Operation> in) {
        return layer.choose(new DescribedLayers(this, step, in));
    }

    /** Returns the variables of a step's parameters; copies of a step on several maps share them. */
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

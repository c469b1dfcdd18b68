package podium.player.network.mxnet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.util.PairList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import podium.player.network.ParameterSpec;
import podium.player.network.ParameterSpec.Role;
import podium.player.network.Parameters;
import podium.player.network.Penalty;
import podium.player.network.Tensor;
import podium.player.network.running.UpdateRule;
import podium.player.network.running.UpdateRule.Adam;
import podium.player.network.running.UpdateRule.Momentum;
import podium.player.network.running.UpdateRule.RmsProp;
import podium.player.network.running.Updater;

/**
 * An updater whose arithmetic is MXNet's fused update operations.
 *
 * <p>Weight decay applies only to weights. All formulas but decoupled Adam add it to the gradient. If the joint norm of
 * all gradients is above the rule's, all are scaled down by the same factor.
 *
 * <p>A {@link Penalty} is part of the loss, so it is in the gradient before the norm is taken, whatever the formula. Its
 * squares cost nothing: the fused operations add a multiple of the weights to the gradient anyway.
 */
final class MxnetUpdater implements Updater {
    private final MxnetNetwork network;
    private final UpdateRule rule;
    private final NDManager memory = MxnetEngine.newManager();
    private final Map<String, NDArray[]> memories = new LinkedHashMap<>();
    private final boolean absolutePenalties;
    private long steps;

    MxnetUpdater(MxnetNetwork network, UpdateRule rule) {
        this.network = network;
        this.rule = rule;
        this.absolutePenalties = network.hasAbsolutePenalties();
    }

    @Override
    public void step(ToDoubleFunction<String> rate) {
        steps++;
        if (absolutePenalties) {
            network.update(MxnetUpdater::addAbsolute);
        }
        double scale = rule.clipNorm() == 0 ? 1 : clip();
        network.update((array, weights, gradient) ->
                update(array, weights, gradient, rate.applyAsDouble(array.name()), scale));
    }

    /** Adds the derivative of the penalty's absolute values to the gradient. */
    private static void addAbsolute(ParameterSpec array, NDArray weights, NDArray gradient) {
        double l1 = array.penalty().l1();
        if (l1 > 0) {
            try (NDArray signs = weights.sign()) {
                gradient.addi(signs.muli(l1));
            }
        }
    }

    private double clip() {
        try (NDManager scratch = memory.newSubManager()) {
            NDArray sum = scratch.create(0f);
            network.update((array, weights, gradient) -> {
                double decay = slope(array);
                try (NDArray squares =
                                (decay == 0 ? gradient : weights.mul(decay).addi(gradient)).square();
                        NDArray total = squares.sum()) {
                    sum.addi(total);
                }
            });
            double norm = Math.sqrt(sum.getFloat());
            return norm > rule.clipNorm() ? rule.clipNorm() / norm : 1;
        }
    }

    /** Returns the multiple of the weights that the penalty's squares add to the gradient. */
    private static double slope(ParameterSpec array) {
        return 2 * array.penalty().l2();
    }

    private void update(ParameterSpec array, NDArray weights, NDArray gradient, double rate, double scale) {
        double decay = array.role() == Role.WEIGHT ? rule.weightDecay() : 0;
        Operation operation = rule.formula().choose(new Operations(weights, rate, decay, scale * slope(array)));
        PairList<String, Object> arguments = operation.arguments();
        arguments.add("rescale_grad", scale);
        invoke(operation, array.name(), weights, gradient);
    }

    /**
     * A fused update operation of MXNet.
     *
     * @param remembered the number of arrays that it keeps from step to step
     */
    private record Operation(String name, int remembered, PairList<String, Object> arguments) {
        Operation(String name, int remembered) {
            this(name, remembered, new PairList<>());
        }

        Operation with(String argument, Object value) {
            arguments.add(argument, value);
            return this;
        }
    }

    /** The operation of each formula for one parameter. */
    private final class Operations implements UpdateRule.Cases<Operation> {
        private final NDArray weights;
        private final double rate;
        private final double decay;
        private final double penalty;

        /**
         * Creates the operations.
         *
         * @param decay the weight decay
         * @param penalty the multiple of the weights that is part of the gradient
         */
        Operations(NDArray weights, double rate, double decay, double penalty) {
            this.weights = weights;
            this.rate = rate;
            this.decay = decay;
            this.penalty = penalty;
        }

        @Override
        public Operation momentum(Momentum formula) {
            return new Operation("sgd_mom_update", 1)
                    .with("wd", decay + penalty)
                    .with("lr", rate)
                    .with("momentum", formula.momentum());
        }

        @Override
        public Operation adam(Adam formula) {
            double added = decay + penalty;
            if (formula.decoupled() && decay > 0) {
                double kept = 1 - rate * decay;
                weights.muli(kept);
                added = penalty == 0 ? 0 : penalty / kept; // the penalty is that of the weights before
            }
            return new Operation("adam_update", 2)
                    .with("wd", added)
                    .with("lr", rate * correction(formula))
                    .with("beta1", formula.beta1())
                    .with("beta2", formula.beta2())
                    .with("epsilon", formula.epsilon());
        }

        @Override
        public Operation rmsProp(RmsProp formula) {
            return new Operation("rmsprop_update", 1)
                    .with("wd", decay + penalty)
                    .with("lr", rate)
                    .with("gamma1", formula.rho())
                    .with("epsilon", formula.epsilon());
        }
    }

    /**
     * Returns the correction of the moments' bias towards their initial value zero (Kingma and Ba, <i>Adam</i>, ICLR
     * 2015), in the form at the end of section 2: epsilon is added to the uncorrected root, as in Keras.
     */
    private double correction(Adam adam) {
        return Math.sqrt(1 - Math.pow(adam.beta2(), (double) steps)) / (1 - Math.pow(adam.beta1(), (double) steps));
    }

    private void invoke(Operation operation, String name, NDArray weights, NDArray gradient) {
        NDArray[] remembered = memories.computeIfAbsent(name, key -> {
            NDArray[] zeros = new NDArray[operation.remembered()];
            Arrays.setAll(zeros, i -> memory.zeros(weights.getShape()));
            return zeros;
        });
        NDArray[] inputs = new NDArray[2 + remembered.length];
        inputs[0] = weights;
        inputs[1] = gradient;
        System.arraycopy(remembered, 0, inputs, 2, remembered.length);
        memory.invoke(operation.name(), inputs, new NDArray[] {weights}, operation.arguments());
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public Parameters state() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        memories.forEach((name, arrays) -> {
            for (int i = 0; i < arrays.length; i++) {
                tensors.put(name + "." + i, MxnetArrays.tensor(arrays[i]));
            }
        });
        return new Parameters(tensors);
    }

    @Override
    public void restore(Parameters state, long stepsTaken) {
        steps = stepsTaken;
        Map<String, Integer> counts = new LinkedHashMap<>();
        state.names().forEach(name -> counts.merge(name.substring(0, name.lastIndexOf('.')), 1, Integer::sum));
        counts.forEach((name, count) -> {
            NDArray[] arrays = new NDArray[count];
            Arrays.setAll(arrays, i -> MxnetArrays.array(memory, state.get(name + "." + i)));
            memories.put(name, arrays);
        });
    }

    @Override
    public void close() {
        memory.close();
    }
}

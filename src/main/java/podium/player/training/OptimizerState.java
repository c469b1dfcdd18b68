package podium.player.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.util.PairList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import podium.player.network.Parameters;
import podium.player.network.Tensor;
import podium.player.network.engine.MxnetArrays;
import podium.player.network.engine.MxnetEngine;
import podium.player.network.engine.TrainingNetwork;
import podium.player.recipe.learning.Optimizer;
import podium.player.recipe.learning.OptimizerKind;

/**
 * Steps a network's trained parameters down their gradients, and owns what the optimiser remembers of earlier steps; MXNet's
 * fused update operations do the arithmetic.
 *
 * <p>Weight decay is for weights alone: the penalty's gradient under SGD, Adam and RMSprop, decoupled under AdamW
 * (Loshchilov and Hutter, <i>Decoupled Weight Decay Regularization</i>, ICLR 2019). The gradients of all parameters are
 * scaled down together where their joint norm is above {@code clip-norm} (Pascanu et al., ICML 2013).
 */
final class OptimizerState implements AutoCloseable {
    private final Optimizer optimizer;
    private final NDManager memory = MxnetEngine.newManager();
    private final Map<String, NDArray[]> memories = new LinkedHashMap<>();
    private long steps;

    OptimizerState(Optimizer optimizer) {
        this.optimizer = optimizer;
    }

    /** One step down the gradients of the batch before; {@code rate} tells each parameter's learning rate by its name. */
    void step(TrainingNetwork network, ToDoubleFunction<String> rate) {
        steps++;
        double scale = optimizer.clipNorm() == 0 ? 1 : clip(network);
        network.update((name, weights, gradient) -> update(name, weights, gradient, rate.applyAsDouble(name), scale));
    }

    private double clip(TrainingNetwork network) {
        try (NDManager scratch = memory.newSubManager()) {
            NDArray sum = scratch.create(0f);
            network.update((name, weights, gradient) -> {
                try (NDArray squares = gradient.square();
                        NDArray total = squares.sum()) {
                    sum.addi(total);
                }
            });
            double norm = Math.sqrt(sum.getFloat());
            return norm > optimizer.clipNorm() ? optimizer.clipNorm() / norm : 1;
        }
    }

    private void update(String name, NDArray weights, NDArray gradient, double rate, double scale) {
        boolean decoupled = optimizer.kind() == OptimizerKind.ADAMW;
        double decay = name.endsWith("_weight") ? optimizer.weightDecay() : 0;
        PairList<String, Object> arguments = new PairList<>();
        arguments.add("rescale_grad", scale);
        arguments.add("wd", decoupled ? 0 : decay);
        switch (optimizer.kind()) {
            case SGD -> {
                arguments.add("lr", rate);
                arguments.add("momentum", optimizer.momentum());
                invoke("sgd_mom_update", arguments, name, weights, gradient, 1);
            }
            case ADAM, ADAMW -> {
                if (decoupled && decay > 0) {
                    weights.muli(1 - rate * decay);
                }
                arguments.add("lr", rate * adamCorrection());
                arguments.add("beta1", optimizer.beta1());
                arguments.add("beta2", optimizer.beta2());
                arguments.add("epsilon", optimizer.epsilon());
                invoke("adam_update", arguments, name, weights, gradient, 2);
            }
            case RMSPROP -> {
                arguments.add("lr", rate);
                arguments.add("gamma1", optimizer.rho());
                arguments.add("epsilon", optimizer.epsilon());
                invoke("rmsprop_update", arguments, name, weights, gradient, 1);
            }
        }
    }

    /**
     * Of the moments' bias towards their beginning at zero (Kingma and Ba, <i>Adam</i>, ICLR 2015): the form at the end of
     * its section 2, in which epsilon is added to the uncorrected root, as in Keras.
     */
    private double adamCorrection() {
        return Math.sqrt(1 - Math.pow(optimizer.beta2(), (double) steps))
                / (1 - Math.pow(optimizer.beta1(), (double) steps));
    }

    private void invoke(
            String operation,
            PairList<String, Object> arguments,
            String name,
            NDArray weights,
            NDArray gradient,
            int arrays) {
        NDArray[] remembered = memories.computeIfAbsent(name, key -> {
            NDArray[] zeros = new NDArray[arrays];
            Arrays.setAll(zeros, i -> memory.zeros(weights.getShape()));
            return zeros;
        });
        NDArray[] inputs = new NDArray[2 + arrays];
        inputs[0] = weights;
        inputs[1] = gradient;
        System.arraycopy(remembered, 0, inputs, 2, arrays);
        memory.invoke(operation, inputs, new NDArray[] {weights}, arguments);
    }

    long steps() {
        return steps;
    }

    /** What it remembers, by {@code <parameter>.0} and so on. */
    Parameters state() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        memories.forEach((name, arrays) -> {
            for (int i = 0; i < arrays.length; i++) {
                tensors.put(name + "." + i, MxnetArrays.tensor(arrays[i]));
            }
        });
        return new Parameters(tensors);
    }

    /** Takes up what another one remembered after so many steps. */
    void restore(Parameters state, long stepsTaken) {
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

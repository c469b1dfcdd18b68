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
 * An optimiser at work: it updates the trained parameters of a network from their gradients, and owns the momenta and
 * moments of earlier steps. MXNet's fused update operations do the arithmetic.
 *
 * <p>Weight decay applies only to weights. SGD, Adam and RMSprop add it to the gradient; AdamW decouples it
 * (Loshchilov and Hutter, <i>Decoupled Weight Decay Regularization</i>, ICLR 2019). If the joint norm of all gradients
 * is above {@code clip-norm}, all are scaled down by the same factor (Pascanu et al., ICML 2013).
 */
final class OptimizerState implements AutoCloseable {
    private final Optimizer optimizer;
    private final NDManager memory = MxnetEngine.newManager();
    private final Map<String, NDArray[]> memories = new LinkedHashMap<>();
    private long steps;

    OptimizerState(Optimizer optimizer) {
        this.optimizer = optimizer;
    }

    /**
     * Takes one step along the gradients of the last batch; {@code rate} maps a parameter's name to its learning rate.
     */
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
     * Returns the correction of the moments' bias towards their initial value zero (Kingma and Ba, <i>Adam</i>, ICLR
     * 2015), in the form at the end of section 2: epsilon is added to the uncorrected root, as in Keras.
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

    /** Returns the arrays of momenta and moments under the names {@code <parameter>.0}, {@code <parameter>.1}. */
    Parameters state() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        memories.forEach((name, arrays) -> {
            for (int i = 0; i < arrays.length; i++) {
                tensors.put(name + "." + i, MxnetArrays.tensor(arrays[i]));
            }
        });
        return new Parameters(tensors);
    }

    /** Restores a state that {@link #state} returned after the given number of steps. */
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

package podium.player.network.engine;

import java.util.List;
import java.util.function.Predicate;
import podium.player.network.Graph;
import podium.player.network.Parameters;
import podium.player.network.mxnet.MxnetSymbol;
import podium.player.network.mxnet.Pass;

/**
 * A graph that outputs logits, with its parameters, ready for training. Not thread-safe.
 *
 * <pre>{@code
 * try (TrainingNetwork network = new TrainingNetwork(spec.graph(Purpose.TRAINING), parameters)) {
 *     network.train(name -> name.startsWith("head_"));
 *     double value = network.backward(pixels, 16, loss);
 *     network.update((name, weights, gradient) -> weights.subi(gradient.mul(0.1f)));
 * }
 * }</pre>
 */
public final class TrainingNetwork implements AutoCloseable {
    private final EngineBlock block;

    public TrainingNetwork(Graph graph, Parameters parameters) {
        this.block = new EngineBlock(graph, parameters, false);
    }

    /** Loads a graph with given passes instead of those of the graph's purpose. */
    public TrainingNetwork(Graph graph, List<Pass> passes, Parameters parameters) {
        this.block = new EngineBlock(graph, MxnetSymbol.of(graph, passes), parameters, false);
    }

    /** Selects the trained parameters by name. Running statistics are never trained by gradients. */
    public void train(Predicate<String> names) {
        block.train(names);
    }

    /** Runs the first {@code rows} items of a batch forward and backward, and returns their loss. */
    public double backward(float[] input, int rows, LogitLoss loss) {
        return block.backward(input, rows, loss);
    }

    /**
     * Like {@link #backward(float[], int, LogitLoss)}, but also writes the loss's gradient with respect to the input.
     *
     * @param inputGradient receives the gradient; as long as the input of these rows
     */
    public double backward(float[] input, int rows, LogitLoss loss, float[] inputGradient) {
        return block.backward(input, rows, loss, inputGradient);
    }

    /** Applies an update rule to every trained parameter, in the graph's order. */
    public void update(UpdateRule rule) {
        block.update(rule);
    }

    /** Returns a copy of the current parameters. */
    public Parameters parameters() {
        return block.parameters();
    }

    /** Replaces the values of all parameters. */
    public void set(Parameters parameters) {
        block.set(parameters);
    }

    @Override
    public void close() {
        block.close();
    }
}

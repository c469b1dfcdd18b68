package podium.player.network.engine;

import java.util.List;
import java.util.function.Predicate;
import podium.player.network.Graph;
import podium.player.network.Parameters;
import podium.player.network.mxnet.MxnetSymbol;
import podium.player.network.mxnet.Pass;

/**
 * A graph of logits with its parameters, ready to be trained. For one thread.
 *
 * <pre>{@code
 * try (TrainingNetwork network = new TrainingNetwork(spec.graph(Purpose.TRAINING), parameters)) {
 *     network.train(name -> name.startsWith("head_"));
 *     double loss = network.backward(pixels, 16, loss);
 *     network.update((name, weights, gradient) -> weights.subi(gradient.mul(0.1f)));
 * }
 * }</pre>
 */
public final class TrainingNetwork implements AutoCloseable {
    private final EngineBlock block;

    public TrainingNetwork(Graph graph, Parameters parameters) {
        this.block = new EngineBlock(graph, parameters, false);
    }

    /** With some passes, or none, whatever the graph's purpose asks for. */
    public TrainingNetwork(Graph graph, List<Pass> passes, Parameters parameters) {
        this.block = new EngineBlock(graph, MxnetSymbol.of(graph, passes), parameters, false);
    }

    /** Chooses the parameters that are trained, by name; the running statistics never are. */
    public void train(Predicate<String> names) {
        block.train(names);
    }

    /** Runs the first {@code rows} items of a batch forward and backward, and returns their loss. */
    public double backward(float[] input, int rows, LogitLoss loss) {
        return block.backward(input, rows, loss);
    }

    /** As the other, and writes the loss's gradient with respect to the input, as long as the rows of the input. */
    public double backward(float[] input, int rows, LogitLoss loss, float[] inputGradient) {
        return block.backward(input, rows, loss, inputGradient);
    }

    /** Lets a rule change every parameter that is trained, in the graph's order. */
    public void update(UpdateRule rule) {
        block.update(rule);
    }

    /** The parameters as they are now. */
    public Parameters parameters() {
        return block.parameters();
    }

    /** Takes other values for all parameters. */
    public void set(Parameters parameters) {
        block.set(parameters);
    }

    @Override
    public void close() {
        block.close();
    }
}

package podium.player.prediction;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import podium.player.network.Graph;
import podium.player.network.Parameters;
import podium.player.network.Purpose;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.engine.TrainingEngine;
import podium.player.network.running.LogitLoss;
import podium.player.network.running.TrainingNetwork;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;

/**
 * A trained network's loss as a function of its input, and its gradient. The network runs as in inference, and its
 * parameters do not change.
 *
 * <pre>{@code
 * float[] gradient = new float[3 * 225 * 225];
 * double value = network.backward(pixels, 1, loss, gradient);
 * }</pre>
 */
public final class InputGradient implements AutoCloseable {
    private final Graph graph;
    private final Parameters parameters;
    private @Nullable TrainingNetwork network;

    private InputGradient(Graph graph, Parameters parameters) {
        this.graph = graph;
        this.parameters = parameters;
    }

    /** Opens the network of a run folder. The engine that computes gradients is loaded when the first is asked for. */
    public static InputGradient open(RunFolder run) throws IOException {
        Recipe recipe = run.readRecipe();
        NetworkSpec spec = recipe.trainingNetwork(run.readClasses().size());
        return new InputGradient(spec.graph(Purpose.GRADIENTS), run.model().read(spec));
    }

    /**
     * Computes the loss of some rows and its gradient.
     *
     * @param pixels the network's input, rows x planes x size x size
     * @param rows the number of rows
     * @param loss the loss of the logits
     * @param gradient an array as long as {@code pixels}; receives the loss's derivative with respect to each value
     * @return the loss
     */
    public double backward(float[] pixels, int rows, LogitLoss loss, float[] gradient) {
        return network().backward(pixels, rows, loss, gradient);
    }

    private TrainingNetwork network() {
        TrainingNetwork made = network;
        if (made == null) {
            made = TrainingEngine.here().training(graph, parameters);
            made.train(name -> false);
            network = made;
        }
        return made;
    }

    @Override
    public void close() {
        if (network != null) {
            network.close();
        }
    }
}

package podium.player.prediction;

import java.io.IOException;
import podium.player.network.Purpose;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.engine.LogitLoss;
import podium.player.network.engine.TrainingNetwork;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;

/**
 * A trained network's loss as a function of its input, with its gradient: the network is as in inference, nothing of it
 * changes.
 *
 * <pre>{@code
 * float[] gradient = new float[3 * 225 * 225];
 * double loss = network.of(pixels, 1, loss, gradient);
 * }</pre>
 */
public final class InputGradient implements AutoCloseable {
    private final TrainingNetwork network;

    private InputGradient(TrainingNetwork network) {
        this.network = network;
    }

    /** The network of a run's folder. */
    public static InputGradient open(RunFolder run) throws IOException {
        Recipe recipe = run.readRecipe();
        NetworkSpec spec = recipe.trainingNetwork(run.readClasses().size());
        TrainingNetwork network =
                new TrainingNetwork(spec.graph(Purpose.GRADIENTS), run.model().read(spec));
        network.train(name -> false);
        return new InputGradient(network);
    }

    /**
     * The loss of some rows, rows x 3 x size x size values as the network takes them.
     *
     * @param gradient as many numbers; takes the loss's derivative with respect to each
     */
    public double backward(float[] pixels, int rows, LogitLoss loss, float[] gradient) {
        return network.backward(pixels, rows, loss, gradient);
    }

    @Override
    public void close() {
        network.close();
    }
}

package podium.player.prediction;

import java.io.IOException;
import java.util.Arrays;
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
    /** The most rows that the network keeps intermediate maps of at once: {@value}. */
    static final int MOST_ROWS = 32;

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
        return rows <= MOST_ROWS
                ? network().backward(pixels, rows, loss, gradient)
                : backwardInParts(pixels, rows, loss, gradient);
    }

    /** The same in two passes: first the logits of all rows, from which the loss follows, then their gradients. */
    private double backwardInParts(float[] pixels, int rows, LogitLoss loss, float[] gradient) {
        float[] logits = network().forwardInParts(pixels, rows, MOST_ROWS);
        float[] slopes = new float[logits.length];
        double value = loss.value(logits, slopes);
        int length = pixels.length / rows;
        int outputs = logits.length / rows;
        for (int from = 0; from < rows; from += MOST_ROWS) {
            int first = from;
            int part = Math.min(MOST_ROWS, rows - from);
            float[] own = new float[part * length];
            network()
                    .backward(
                            Arrays.copyOfRange(pixels, from * length, (from + part) * length),
                            part,
                            (ignored, slope) -> {
                                System.arraycopy(slopes, first * outputs, slope, 0, part * outputs);
                                return 0;
                            },
                            own);
            System.arraycopy(own, 0, gradient, from * length, own.length);
        }
        return value;
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

package podium.player.network.running;

import java.util.function.Predicate;
import podium.player.network.Parameters;

/**
 * A graph that outputs logits, with its parameters, ready for training. Java computes the loss of the logits and its
 * gradient; the engine computes the rest. Not thread-safe.
 *
 * <pre>{@code
 * try (TrainingNetwork network = engine.training(spec.graph(Purpose.TRAINING), parameters);
 *         Updater updater = network.updater(rule)) {
 *     network.train(name -> name.startsWith("head_"));
 *     double value = network.backward(pixels, 16, loss);
 *     updater.step(name -> 0.001);
 * }
 * }</pre>
 */
public interface TrainingNetwork extends InferenceNetwork {
    /** Selects the trained parameters by name. Running statistics are never trained by gradients. */
    void train(Predicate<String> names);

    /** Sets the seed of the random numbers that the next backward pass draws for dropout. */
    void seed(long seed);

    /** Runs the first {@code rows} items of a batch forward and backward, and returns their loss. */
    double backward(float[] input, int rows, LogitLoss loss);

    /**
     * Like {@link #backward(float[], int, LogitLoss)}, but also writes the loss's gradient with respect to the input.
     *
     * @param inputGradient receives the gradient; as long as the input of these rows
     */
    double backward(float[] input, int rows, LogitLoss loss, float[] inputGradient);

    /** Creates an updater of the trained parameters, without momenta. */
    Updater updater(UpdateRule rule);

    /** Returns a copy of the current parameters. */
    Parameters parameters();

    /** Replaces the values of all parameters. */
    void set(Parameters parameters);
}

package podium.player.network.running;

import java.util.function.ToDoubleFunction;
import podium.player.network.Parameters;

/**
 * An {@link UpdateRule} at work: it updates the trained parameters of a network from their gradients, and owns the
 * momenta and moments of earlier steps.
 */
public interface Updater extends AutoCloseable {
    /**
     * Takes one step along the gradients of the last batch.
     *
     * @param rate maps a parameter's name to its learning rate
     */
    void step(ToDoubleFunction<String> rate);

    /** Returns the number of steps taken, those before {@link #restore} included. */
    long steps();

    /** Returns the arrays of momenta and moments under the names {@code <parameter>.0}, {@code <parameter>.1}. */
    Parameters state();

    /** Restores a state that {@link #state} returned after the given number of steps. */
    void restore(Parameters state, long stepsTaken);

    @Override
    void close();
}

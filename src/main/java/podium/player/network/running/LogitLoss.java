package podium.player.network.running;

/** A loss as a function of a batch's logits. */
@FunctionalInterface
public interface LogitLoss {
    /**
     * Computes the loss and its gradient.
     *
     * @param logits the logits, row by row
     * @param gradient as many zeros as there are logits; receives the loss's derivative with respect to each
     * @return the loss, a mean over the batch
     */
    double value(float[] logits, float[] gradient);
}

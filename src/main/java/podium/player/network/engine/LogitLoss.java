package podium.player.network.engine;

/** A loss of a batch's logits. */
@FunctionalInterface
public interface LogitLoss {
    /**
     * The loss, a mean over the batch.
     *
     * @param logits row after row
     * @param gradient zeros on entry, as long as the logits; takes the loss's derivative with respect to each
     */
    double value(float[] logits, float[] gradient);
}

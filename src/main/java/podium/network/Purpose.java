package podium.network;

/** What a graph is built for. */
public enum Purpose {
    /** Training: dropout, fused batch normalisation; gives logits. */
    LOGITS,
    /** Inference, and what is saved: gives scores in [0, 1]. */
    SCORES,
    /** Inference without the head: gives the pooled features. */
    FEATURES,
    /** Gradients to the input: gives the logits of inference. */
    GRADIENTS;

    boolean trains() {
        return this == LOGITS;
    }
}

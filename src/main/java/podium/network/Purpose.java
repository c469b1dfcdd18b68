package podium.network;

/** What a graph is built for. */
public enum Purpose {
    /** Training: dropout, fused batch normalisation; gives logits. */
    LOGITS,
    /** Inference, and what is saved: gives scores in [0, 1]. */
    SCORES,
    /** Inference without the head: gives the pooled features. */
    FEATURES,
    /** Inference: gives logits. */
    INFERENCE,
    /** Gradients to the input: gives the logits of inference, by the operations of training, which go backward faster. */
    GRADIENTS;

    /** Whether layers behave as in training: batches have statistics of their own, and dropout drops. */
    boolean trains() {
        return this == LOGITS;
    }

    /** That of layers which take part in it without being trained. */
    Purpose fixed() {
        return this == LOGITS ? GRADIENTS : this;
    }

    /** Whether operations are chosen for the way back. */
    boolean goesBackward() {
        return this == LOGITS || this == GRADIENTS;
    }
}

package podium.player.network;

/** What a graph is built for. */
public enum Purpose {
    /** To be trained: has dropout, and normalises by each batch's statistics where it is to; gives logits. */
    TRAINING,
    /** Inference, and what is saved: gives scores in [0, 1]. */
    SCORES,
    /** Inference without the head: gives the pooled features. */
    FEATURES,
    /** Inference: gives logits. */
    INFERENCE,
    /** Gradients to the input: gives the logits of inference, in a form that goes backward as fast as training's. */
    GRADIENTS;

    /** Whether layers behave as in training: batches have statistics of their own, and dropout drops. */
    boolean trains() {
        return this == TRAINING;
    }

    /** Whether gradients will be asked for: what an engine prepares for the way back is worth it. */
    public boolean goesBackward() {
        return switch (this) {
            case TRAINING, GRADIENTS -> true;
            case SCORES, FEATURES, INFERENCE -> false;
        };
    }
}

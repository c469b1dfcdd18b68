package podium.player.network;

/** The purpose that a graph is built for. */
public enum Purpose {
    /** Training: has dropout, normalises with each batch's statistics if the mode says so, and outputs logits. */
    TRAINING,
    /** Inference, and the form that is saved: outputs scores in [0, 1]. */
    SCORES,
    /** Inference without the head: outputs the pooled features. */
    FEATURES,
    /** Inference: outputs logits. */
    INFERENCE,
    /**
     * Gradients with respect to the input: outputs the logits of inference, in a form whose backward pass is as fast as
     * in training.
     */
    GRADIENTS;

    /** Returns true if layers behave as in training: batch statistics and dropout are used. */
    boolean trains() {
        return this == TRAINING;
    }

    /** Returns true if gradients will be computed, so that an engine should prepare the backward pass. */
    public boolean goesBackward() {
        return switch (this) {
            case TRAINING, GRADIENTS -> true;
            case SCORES, FEATURES, INFERENCE -> false;
        };
    }
}

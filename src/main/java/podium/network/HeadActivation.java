package podium.network;

/** What makes scores in [0, 1] of a head's logits. */
public enum HeadActivation {
    /** Each class by itself: for images of several classes. */
    SIGMOID,
    /** Classes share a sum of one. */
    SOFTMAX
}

package podium.player.network;

/** The rectifier used where an architecture has ReLU6. */
public enum Rectifier {
    /** max(x, 0). It trains faster, but differs from the published function where an activation exceeds six. */
    RELU,
    /** min(max(x, 0), 6), as published (Sandler et al., MobileNetV2, 2018). */
    RELU6
}

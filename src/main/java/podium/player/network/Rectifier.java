package podium.player.network;

/** What stands where an architecture has a rectifier bounded by six. */
public enum Rectifier {
    /** max(x, 0): faster to train; another function than the published one where an activation exceeds six. */
    RELU,
    /** min(max(x, 0), 6), as published (Sandler et al., MobileNetV2, 2018). */
    RELU6
}

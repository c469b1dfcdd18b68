package podium.player.network;

/** A way to turn a backbone's feature map (channels x height x width) into the vector that its head takes. */
public enum Pooling {
    /** The mean over the map: one number per channel. */
    AVERAGE,
    /** The maximum over the map: one number per channel. */
    MAXIMUM,
    /** The whole map: channels * height * width numbers, so the network takes one input size only. */
    FLATTEN
}

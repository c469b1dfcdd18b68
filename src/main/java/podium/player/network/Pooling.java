package podium.player.network;

/** How a backbone's feature map (channels x height x width) becomes the vector that its head takes. */
public enum Pooling {
    /** The mean over the map: channels numbers. */
    AVERAGE,
    /** The largest of the map: channels numbers. */
    MAXIMUM,
    /** All of the map: channels * height * width numbers, so that the network takes one input size only. */
    FLATTEN
}

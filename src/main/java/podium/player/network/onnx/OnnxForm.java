package podium.player.network.onnx;

/** What a file takes and gives, for the graph that it is made from. */
public enum OnnxForm {
    /** Images of the size that the graph was made for; what the graph gives. */
    FIXED_SIZE,
    /** Images of any size; what the graph gives, so that a segmenter's logits are on a grid coarser than the image. */
    ANY_SIZE,
    /** Images of any size; a segmenter's logits for each pixel, interpolated bilinearly. */
    LOGITS_OF_PIXELS,
    /** Images of any size; for each pixel the label with a segmenter's largest logit, as a byte. */
    LABELS_OF_PIXELS;

    boolean anySize() {
        return this != FIXED_SIZE;
    }
}

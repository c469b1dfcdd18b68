package podium.player.prediction;

import podium.data.image.RgbImage;

/** A loss as a function of an image's 8-bit samples. */
@FunctionalInterface
public interface ImageLoss {
    /**
     * Computes the loss and its gradient.
     *
     * @param image the image
     * @param gradient 3 x width x height zeros; receives the derivative with respect to each sample, in the order of
     *     {@link RgbImage#rgb}, in loss per grey level (0 to 255)
     * @return the loss
     */
    double value(RgbImage image, float[] gradient);

    /** Returns true if the loss depends only on the image's luma, as that of a network for grey images does. */
    default boolean ofLuma() {
        return false;
    }
}

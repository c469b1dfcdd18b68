package podium.player.prediction;

import podium.data.image.RgbImage;

/** A loss of an image, as a function of its 8-bit samples. */
@FunctionalInterface
public interface ImageLoss {
    /**
     * The loss, as the image stands.
     *
     * @param gradient zeros, 3 x width x height; takes the derivative with respect to each sample, in the order of {@link
     *     RgbImage#rgb}, in loss per grey level (of 0 to 255)
     */
    double value(RgbImage image, float[] gradient);
}

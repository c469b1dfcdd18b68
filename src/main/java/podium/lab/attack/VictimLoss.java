package podium.lab.attack;

import podium.data.image.RgbImage;
import podium.player.prediction.ImageLoss;

/**
 * A victim's loss for one image.
 *
 * @param of the loss
 * @param ofLuma true if the victim's network is for grey images
 */
record VictimLoss(ImageLoss of, boolean ofLuma) implements ImageLoss {
    @Override
    public double value(RgbImage image, float[] gradient) {
        return of.value(image, gradient);
    }
}

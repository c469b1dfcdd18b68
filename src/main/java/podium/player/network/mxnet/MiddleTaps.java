package podium.player.network.mxnet;

import podium.player.network.layers.Convolution;
import podium.player.network.mxnet.Form.AsDescribed;
import podium.player.network.mxnet.Form.MiddleTap;

/**
 * Convolutions whose taps lie so far apart that only the middle one ever meets the map become convolutions of single pixels.
 * So it is with a rate of 18 on the 17 places a side that an image of 257 pixels has at stride 16.
 */
final class MiddleTaps implements Pass {
    @Override
    public Plan on(Plan plan) {
        return plan.each((before, step) -> step.form() instanceof AsDescribed described
                        && described.layer() instanceof Convolution convolution
                        && convolution
                                .window()
                                .meetsOnlyInTheMiddle(step.input().shape())
                ? step.as(new MiddleTap(convolution))
                : step);
    }
}

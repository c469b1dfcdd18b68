package podium.player.network.mxnet.symbol;

import podium.player.network.layers.Convolution;
import podium.player.network.mxnet.symbol.Form.AsDescribed;
import podium.player.network.mxnet.symbol.Form.MiddleTap;

/**
 * A pass that replaces convolutions by 1x1 convolutions if only the middle tap ever meets the map. An example is
 * dilation 18 on the 17 positions per side of a 257-pixel image at stride 16.
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

package podium.player.network.mxnet.symbol;

import java.util.Optional;
import podium.player.network.layers.Activation;
import podium.player.network.layers.Activation.Function;
import podium.player.network.layers.BatchNorm;
import podium.player.network.mxnet.symbol.Form.AsDescribed;
import podium.player.network.mxnet.symbol.Form.RectifiedNorm;

/**
 * A pass that fuses a ReLU with the batch normalisation before it, if the ReLU is the normalisation's only use.
 *
 * <p>The pass does not apply if a map is stored row by row but its gradient in blocks: MXNet would silently read the
 * ReLU's mask in the wrong order. This happens after zero channels were removed, and after dilated convolutions, which
 * oneDNN does not compute in blocks from a dilation of 12 on.
 */
final class FusedRectifiers implements Pass {
    /** The number of a map's sides; MXNet does not fuse the normalisation of a vector. */
    private static final int MAP = 3;

    @Override
    public Plan on(Plan plan) {
        return plan.each((before, step) -> normBefore(plan, before, step, Function.RELU)
                .map(norm -> step.input().as(new RectifiedNorm(norm)))
                .orElse(step));
    }

    /** Returns the normalisation that a step can be fused with if the step is such a rectifier; otherwise empty. */
    static Optional<BatchNorm> normBefore(Plan plan, Step before, Step step, Function rectifier) {
        return step.form() instanceof AsDescribed described
                        && described.layer().equals(new Activation(rectifier))
                        && step.input().form() instanceof AsDescribed normalised
                        && normalised.layer() instanceof BatchNorm norm
                        && step.shape().sides().size() == MAP
                        && plan.uses(before.input()) == 1
                        && step.input().input().form().comesInBlocks()
                ? Optional.of(norm)
                : Optional.empty();
    }
}

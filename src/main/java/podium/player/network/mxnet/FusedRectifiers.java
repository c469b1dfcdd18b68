package podium.player.network.mxnet;

import java.util.Optional;
import podium.player.network.layers.Activation;
import podium.player.network.layers.Activation.Function;
import podium.player.network.layers.BatchNorm;
import podium.player.network.mxnet.Form.AsDescribed;
import podium.player.network.mxnet.Form.RectifiedNorm;

/**
 * A rectifier becomes one operation with the batch normalisation before it, of which it must be the only use.
 *
 * <p>Not where a map comes row by row and its gradient in blocks, since MXNet would read the rectifier's mask in the wrong
 * order, without a word: after zero channels were taken away, and after dilated convolutions, for which oneDNN has no blocks
 * from a dilation of 12 on.
 */
final class FusedRectifiers implements Pass {
    @Override
    public Plan on(Plan plan) {
        return plan.each((before, step) -> normBefore(plan, before, step, Function.RELU)
                .map(norm -> step.input().as(new RectifiedNorm(norm)))
                .orElse(step));
    }

    /** The normalisation that a step, if it is such a rectifier, may become one with. */
    static Optional<BatchNorm> normBefore(Plan plan, Step before, Step step, Function rectifier) {
        return step.form() instanceof AsDescribed described
                        && described.layer().equals(new Activation(rectifier))
                        && step.input().form() instanceof AsDescribed normalised
                        && normalised.layer() instanceof BatchNorm norm
                        && plan.uses(before.input()) == 1
                        && step.input().input().form().comesInBlocks()
                ? Optional.of(norm)
                : Optional.empty();
    }
}

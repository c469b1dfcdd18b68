package podium.player.network.mxnet;

import podium.player.network.layers.Activation.Function;
import podium.player.network.layers.BatchNorm;
import podium.player.network.mxnet.Form.BoundedNorm;

/**
 * A rectifier bounded by six becomes one step with the batch normalisation before it, where {@link FusedRectifiers} would fuse
 * a plain one: two normalisations, each fused with a plain rectifier. The normalisation must have a scale, which is turned
 * round.
 */
final class BoundedRectifiers implements Pass {
    @Override
    public Plan on(Plan plan) {
        return plan.each((before, step) -> FusedRectifiers.normBefore(plan, before, step, Function.RELU6)
                .filter(BatchNorm::scaled)
                .map(norm -> bounded(step, norm))
                .orElse(step));
    }

    private static Step bounded(Step rectifier, BatchNorm norm) {
        Step normalised = rectifier.input();
        return new Step(
                rectifier.name(),
                new BoundedNorm(norm, normalised.name()),
                rectifier.shape(),
                normalised.inputs(),
                normalised.parameters());
    }
}

package podium.player.network.mxnet.symbol;

import podium.player.network.layers.Activation.Function;
import podium.player.network.layers.BatchNorm;
import podium.player.network.mxnet.symbol.Form.BoundedNorm;

/**
 * A pass that merges ReLU6 with the batch normalisation before it, under the conditions of {@link FusedRectifiers}. The
 * result is two normalisations, each fused with a plain ReLU. The normalisation must have a scale, whose sign is
 * inverted.
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

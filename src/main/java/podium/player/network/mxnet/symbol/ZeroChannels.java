package podium.player.network.mxnet.symbol;

import podium.player.network.Graph.Folding;
import podium.player.network.layers.Convolution;
import podium.player.network.mxnet.symbol.Form.AsDescribed;
import podium.player.network.mxnet.symbol.Form.WithZeroChannels;

/**
 * A pass that adds zero channels to 1x1 convolutions, which makes their backward pass faster. With AVX-512, oneDNN 2.4
 * stores maps in blocks of 16 channels. It also stores an odd number of blocks of 8, but then has no backward pass for
 * batch normalisation between layouts of 8 and 16. It stores other numbers of channels row by row, which costs a change
 * of layout for all neighbouring maps. The last layer, which has a bias, has as many filters as there are classes. The
 * pass fills all of these to whole blocks.
 *
 * <p>The pass does not apply if a normalisation was folded into the convolution, since then none follows it.
 */
final class ZeroChannels implements Pass {
    private static final int BLOCK = 16;

    @Override
    public Plan on(Plan plan) {
        return plan.each((before, step) -> step.form() instanceof AsDescribed described
                        && described.layer() instanceof Convolution convolution
                        && seesSinglePixels(convolution)
                        && plan.foldings().stream().map(Folding::convolution).noneMatch(step.name()::equals)
                ? filled(step, convolution)
                : step);
    }

    private static boolean seesSinglePixels(Convolution convolution) {
        return convolution.window().kernel() == 1 && convolution.groups() == 1;
    }

    /**
     * Returns true if the output has half a block, after which oneDNN may have no backward pass through a
     * normalisation.
     */
    static boolean lacksFilters(Convolution convolution) {
        return seesSinglePixels(convolution) && missing(convolution.filters()) > 0;
    }

    private static Step filled(Step step, Convolution convolution) {
        int inputs = missing(step.input().shape().get(0));
        int filters = convolution.biased() ? missingToAny(convolution.filters()) : missing(convolution.filters());
        return inputs + filters == 0 ? step : step.as(new WithZeroChannels(convolution, inputs, filters));
    }

    /** Returns the number of channels missing to whole blocks, for maps that end with half a block; otherwise 0. */
    private static int missing(long channels) {
        return channels % BLOCK == BLOCK / 2 ? BLOCK / 2 : 0;
    }

    /** Returns the number of channels missing to whole blocks. */
    private static int missingToAny(long channels) {
        return (int) ((BLOCK - channels % BLOCK) % BLOCK);
    }
}

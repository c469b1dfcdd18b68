package podium.player.network.mxnet;

import podium.player.network.Graph.Folding;
import podium.player.network.layers.Convolution;
import podium.player.network.mxnet.Form.AsDescribed;
import podium.player.network.mxnet.Form.WithZeroChannels;

/**
 * Gives convolutions of single pixels channels of zeros, which makes them faster backward. oneDNN 2.4 lays maps out in blocks
 * of sixteen channels where the processor has AVX-512: a convolution of an odd number of blocks of eight too, but it has no
 * backward pass of a batch normalisation between eights and sixteens; and other numbers row by row, which costs a change of
 * layout of every map around. A last layer, which has a bias, has as many filters as there are classes: all are made whole blocks.
 *
 * <p>Not where a normalisation was folded into the convolution: none comes after it then.
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

    /** Whether it ends with half a block, after which oneDNN may have no way back through a normalisation. */
    static boolean lacksFilters(Convolution convolution) {
        return seesSinglePixels(convolution) && missing(convolution.filters()) > 0;
    }

    private static Step filled(Step step, Convolution convolution) {
        int inputs = missing(step.input().shape().get(0));
        int filters = convolution.biased() ? missingToAny(convolution.filters()) : missing(convolution.filters());
        return inputs + filters == 0 ? step : step.as(new WithZeroChannels(convolution, inputs, filters));
    }

    /** How many channels are missing to whole blocks, where they can be half full. */
    private static int missing(long channels) {
        return channels % BLOCK == BLOCK / 2 ? BLOCK / 2 : 0;
    }

    /** How many are missing to whole blocks. */
    private static int missingToAny(long channels) {
        return (int) ((BLOCK - channels % BLOCK) % BLOCK);
    }
}

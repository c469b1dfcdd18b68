package podium.player.network.mxnet.symbol;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.Networks;
import podium.player.network.SmallGraphs;
import podium.player.network.layers.Shape;
import podium.player.network.layers.Window;

class ZeroChannelsTest {
    private static Graph graph(int channels, int filters, int kernel, boolean biased, BatchNormMode mode) {
        return SmallGraphs.convolution(Shape.of(channels, 5, 7), filters, Window.of(kernel), biased, mode);
    }

    @ParameterizedTest
    @CsvSource({
        "24, 40, false, FROZEN",
        "24, 40, false, TRAINED",
        "24, 16, false, FROZEN",
        "16, 24, false, FROZEN",
        "8, 7, false, FROZEN",
        "16, 21, true, FROZEN",
        "24, 21, true, FROZEN",
        "24, 32, true, FROZEN",
        "3, 1, true, FROZEN"
    })
    void halfBlocksAndClassOutputsAreFilled(int channels, int filters, boolean biased, BatchNormMode mode) {
        Graph graph = graph(channels, filters, 1, biased, mode);
        Outcome.assertRewritten(new ZeroChannels(), graph, Networks.drawn(graph, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "16, 32, 1, false, FROZEN",
        "20, 12, 1, false, FROZEN",
        "16, 32, 1, true, FROZEN",
        "24, 40, 3, false, FROZEN",
        "24, 21, 3, true, FROZEN",
        "24, 40, 1, false, FOLDED"
    })
    void wholeBlocksOtherWindowsAndFoldedNormsAreLeftUnchanged(
            int channels, int filters, int kernel, boolean biased, BatchNormMode mode) {
        Outcome.assertLeft(new ZeroChannels(), graph(channels, filters, kernel, biased, mode));
    }

    /** The groups' channels are separate: zeros among them would shift the groups. */
    @Test
    void groupedConvolutionsAreLeftUnchanged() {
        Outcome.assertLeft(new ZeroChannels(), SmallGraphs.depthwise(Shape.of(24, 5, 7), Window.of(1)));
    }
}

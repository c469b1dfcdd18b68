package podium.player.network.mxnet.symbol;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.Networks;
import podium.player.network.SmallGraphs;
import podium.player.network.layers.Shape;
import podium.player.network.layers.Window;

class MiddleTapsTest {
    private static Graph graph(Window window, boolean biased) {
        return SmallGraphs.convolution(Shape.of(5, 9, 7), 6, window, biased, BatchNormMode.FROZEN);
    }

    @ParameterizedTest
    @CsvSource({"3, 9, false", "3, 9, true", "3, 12, false", "5, 9, false"})
    void windowsThatMeetTheMapOnlyInTheMiddleBecomeOneByOne(int kernel, int rate, boolean biased) {
        Graph graph = graph(Window.same(kernel).dilated(rate), biased);
        Outcome.assertRewritten(new MiddleTaps(), graph, Networks.drawn(graph, 3));
    }

    @ParameterizedTest
    @CsvSource({"3, 8, 1", "3, 1, 1", "1, 9, 1", "3, 9, 2"})
    void otherWindowsAreLeftUnchanged(int kernel, int rate, int stride) {
        Outcome.assertLeft(
                new MiddleTaps(), graph(Window.same(kernel).dilated(rate).by(stride), false));
    }
}

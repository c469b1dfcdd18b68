package podium.player.network.mxnet.symbol;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.player.network.BatchNormMode;
import podium.player.network.FrozenLayers;
import podium.player.network.Graph;
import podium.player.network.Networks;
import podium.player.network.SmallGraphs;
import podium.player.network.layers.Shape;
import podium.player.network.layers.Window;

class ColumnsApartTest {
    private static final ColumnsApart PASS = new ColumnsApart();
    private static final Window SECOND = Window.same(3).dilated(2);

    private static Graph graph(int height, int width, Window window, int rate, BatchNormMode mode) {
        return SmallGraphs.dilated(Shape.of(16, height, width), window, rate, mode, FrozenLayers.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "9, 9, 3, FROZEN",
        "8, 8, 3, FROZEN",
        "7, 10, 3, FOLDED",
        "2, 2, 3, FROZEN",
        "1, 6, 3, FROZEN",
        "5, 3, 3, FROZEN",
        "9, 11, 5, FROZEN"
    })
    void separateColumnsGiveTheSameResult(int height, int width, int kernel, BatchNormMode mode) {
        Graph graph = graph(height, width, Window.same(kernel).dilated(2), 2, mode);
        Outcome.assertRewritten(PASS, graph, Networks.drawn(graph, 3));
    }

    @Test
    void singleColumnsAndOtherDilationsAreLeftUnchanged() {
        Outcome.assertLeft(PASS, graph(5, 1, SECOND, 2, BatchNormMode.FROZEN));
        Outcome.assertLeft(PASS, graph(9, 9, Window.same(3).dilated(4), 4, BatchNormMode.FROZEN));
    }

    /** Windows of neighbouring columns mix even and odd ones, and so do those of dilation 3. */
    @Test
    void windowsThatMixEvenAndOddColumnsAreLeftUnchanged() {
        Outcome.assertLeft(PASS, graph(9, 9, Window.same(3), 2, BatchNormMode.FROZEN));
        Outcome.assertLeft(PASS, graph(9, 9, Window.same(3).dilated(3), 2, BatchNormMode.FROZEN));
    }

    @Test
    void batchStatisticsPreventTheSplit() {
        Outcome.assertLeft(PASS, graph(9, 9, SECOND, 2, BatchNormMode.TRAINED));
        FrozenLayers frozen = new FrozenLayers(Set.of("batchnorm0", "batchnorm1", "batchnorm2"));
        Outcome.assertLeft(PASS, SmallGraphs.dilated(Shape.of(16, 9, 9), SECOND, 2, BatchNormMode.TRAINED, frozen));
    }

    @Test
    void layersUsedFromOutsideAreLeftUnchanged() {
        Outcome.assertLeft(PASS, SmallGraphs.dilatedAndSeen(Shape.of(16, 9, 9)));
    }
}

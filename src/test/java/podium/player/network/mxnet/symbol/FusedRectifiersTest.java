package podium.player.network.mxnet.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.Networks;
import podium.player.network.Rectifier;
import podium.player.network.SmallGraphs;
import podium.player.network.layers.Shape;
import podium.player.network.layers.Window;

class FusedRectifiersTest {
    private static final FusedRectifiers PASS = new FusedRectifiers();

    @ParameterizedTest
    @EnumSource(names = {"TRAINED", "FROZEN"})
    void aReluIsFusedWithTheNormBeforeIt(BatchNormMode mode) {
        Graph graph = SmallGraphs.rectified(Window.same(3), Rectifier.RELU, mode);
        Outcome.assertRewritten(PASS, graph, Networks.drawn(graph, 3));
    }

    @Test
    void otherRectifiersAreLeftUnchanged() {
        Outcome.assertLeft(PASS, SmallGraphs.rectified(Window.same(3), Rectifier.RELU6, BatchNormMode.FROZEN));
        Outcome.assertLeft(PASS, SmallGraphs.rectified(Window.same(3), Rectifier.RELU, BatchNormMode.FOLDED));
        Outcome.assertLeft(PASS, SmallGraphs.rectifiedWithoutNorm(Rectifier.RELU));
        Outcome.assertLeft(PASS, SmallGraphs.rectifiedAndNot(Rectifier.RELU));
    }

    /** MXNet would apply another map's mask in the backward pass. */
    @Test
    void mapsWhoseGradientsHaveAnotherLayoutAreNotFused() {
        Outcome.assertLeft(
                PASS, SmallGraphs.rectified(Window.same(3).dilated(4), Rectifier.RELU, BatchNormMode.FROZEN));
        Plan narrow = Plan.of(SmallGraphs.convolutionRectified(Shape.of(16, 5, 7), 24));
        assertThat(PASS.on(narrow)).isSameAs(narrow);
        Plan filled = new ZeroChannels().on(narrow);
        assertThat(filled).isNotSameAs(narrow);
        assertThat(PASS.on(filled)).isSameAs(filled);
    }

    /** A middle tap is a 1x1 window, which is no longer dilated. */
    @Test
    void aReluAfterAMiddleTapIsFused() {
        Graph graph = SmallGraphs.rectified(Window.same(3).dilated(9), Rectifier.RELU, BatchNormMode.FROZEN);
        Outcome.assertLeft(PASS, graph);
        Plan middle = new MiddleTaps().on(Plan.of(graph));
        assertThat(PASS.on(middle)).isNotSameAs(middle);
    }
}

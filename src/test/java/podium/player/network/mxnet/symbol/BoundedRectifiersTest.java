package podium.player.network.mxnet.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.ParameterSpec.Role;
import podium.player.network.Parameters;
import podium.player.network.Rectifier;
import podium.player.network.SmallGraphs;
import podium.player.network.layers.Window;

class BoundedRectifiersTest {
    private static final BoundedRectifiers PASS = new BoundedRectifiers();

    /** The inputs exceed both bounds. */
    @ParameterizedTest
    @EnumSource(names = {"TRAINED", "FROZEN"})
    void twoFusedRectifiersEqualRelu6(BatchNormMode mode) {
        Graph graph = SmallGraphs.rectified(Window.same(3), Rectifier.RELU6, mode);
        Parameters parameters = SmallGraphs.drawn(graph, Map.of(Role.GAMMA, 9f, Role.BETA, 3f, Role.RUNNING_VAR, 0.3f));
        Outcome.assertRewritten(PASS, graph, parameters);
        assertThat(MxnetSymbol.of(graph, Pass.NONE).json()).contains("\"clip\"");
        assertThat(MxnetSymbol.of(graph, List.of(PASS)).json()).doesNotContain("\"clip\"");
        float[] shares = new float[3];
        float[] output = Outcome.of(graph, List.of(PASS), parameters).output();
        for (float activation : output) {
            shares[activation < 1e-6 ? 0 : activation < 6 - 1e-6 ? 1 : 2] += 1f / output.length;
        }
        for (float share : shares) {
            assertThat(share).as("the inputs exceed both bounds").isGreaterThan(0.1f);
        }
    }

    @Test
    void otherRectifiersAreLeftUnchanged() {
        Outcome.assertLeft(PASS, SmallGraphs.rectified(Window.same(3), Rectifier.RELU, BatchNormMode.FROZEN));
        Outcome.assertLeft(PASS, SmallGraphs.rectified(Window.same(3), Rectifier.RELU6, BatchNormMode.FOLDED));
        Outcome.assertLeft(
                PASS, SmallGraphs.rectified(Window.same(3).dilated(4), Rectifier.RELU6, BatchNormMode.FROZEN));
        Outcome.assertLeft(PASS, SmallGraphs.rectifiedWithoutNorm(Rectifier.RELU6));
        Outcome.assertLeft(PASS, SmallGraphs.rectifiedAndNot(Rectifier.RELU6));
        Outcome.assertLeft(PASS, SmallGraphs.rectifiedWithoutScale());
    }
}

package podium.player.network.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import podium.player.network.Graph;
import podium.player.network.Networks;
import podium.player.network.Parameters;
import podium.player.network.mxnet.MxnetNetwork;

/** Runs a graph with MXNet and with ONNX Runtime. */
public final class BothEngines {
    /** The largest difference of whole networks, as a share of the largest number. */
    static final double NEAR = 1e-5;

    /**
     * The same where rounding counts for more, as with maxima and many layers behind a small map: MXNet's own two forms,
     * fused and plain, differ by as much.
     */
    static final double ROUNDED = 3e-5;

    private static final int THREADS = 2;

    private BothEngines() {}

    public static OnnxNetwork network(Graph graph, Parameters parameters, OnnxForm form) {
        return OnnxNetwork.of(OnnxModel.of(graph, parameters, form, Map.of()), THREADS);
    }

    public static float[] mxnet(Graph graph, Parameters parameters, float[] pixels, int rows) {
        try (MxnetNetwork network = MxnetNetwork.plain(graph, parameters)) {
            return network.forward(pixels, rows);
        }
    }

    /** Asserts that ONNX Runtime gives MXNet's numbers for drawn weights and images. */
    static void assertSame(Graph graph, int rows, double share) {
        assertSame(graph, Networks.drawn(graph, 3), rows, share);
    }

    static void assertSame(Graph graph, Parameters parameters, int rows, double share) {
        float[] pixels = Networks.pixels(graph.input(), rows, 4);
        try (OnnxNetwork network = network(graph, parameters, OnnxForm.FIXED_SIZE)) {
            assertNear(network.forward(pixels, rows), mxnet(graph, parameters, pixels, rows), share);
        }
    }

    static void assertNear(float[] found, float[] expected, double share) {
        assertThat(found).hasSameSizeAs(expected);
        double largest = 0;
        double distance = 0;
        for (int i = 0; i < found.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            distance = Math.max(distance, Math.abs((double) found[i] - expected[i]));
        }
        assertThat(largest).isGreaterThan(1e-3);
        assertThat(distance / largest).isLessThan(share);
    }
}

package podium.player.network.engine;

import java.util.Map;
import podium.player.network.Graph;
import podium.player.network.Parameters;
import podium.player.network.onnx.OnnxForm;
import podium.player.network.onnx.OnnxModel;
import podium.player.network.onnx.OnnxNetwork;
import podium.player.network.onnx.OrtRuntime;
import podium.player.network.running.ImageNetwork;
import podium.player.network.running.InferenceNetwork;
import podium.player.network.running.SizedGraph;

/**
 * ONNX Runtime, which only predicts.
 *
 * @param threads the number of threads of a forward pass; the same number on the same type of machine gives the same
 *     bytes
 */
public record OnnxRuntime(int threads) implements Engine {
    /** The side of the graph that is written for images of any size: strides of up to 64 pixels divide it. */
    public static final int SIDE = 64;

    /** The environment variable by which the launcher sets MXNet's number of threads. */
    private static final String THREADS = "OMP_NUM_THREADS";

    /** With one thread for each processor, or as many as MXNet is told to use. */
    public static OnnxRuntime here() {
        String told = System.getenv(THREADS);
        boolean number = told != null && told.matches("[1-9][0-9]{0,3}");
        return new OnnxRuntime(
                number ? Integer.parseInt(told) : Runtime.getRuntime().availableProcessors());
    }

    @Override
    public String title() {
        return OrtRuntime.version();
    }

    @Override
    public void load() {
        OrtRuntime.load();
    }

    @Override
    public InferenceNetwork inference(Graph graph, Parameters parameters) {
        return OnnxNetwork.of(OnnxModel.of(graph, parameters, OnnxForm.FIXED_SIZE, Map.of()), threads);
    }

    @Override
    public ImageNetwork inference(SizedGraph graphs, Parameters parameters) {
        Graph graph = graphs.of(SIDE, SIDE);
        return OnnxNetwork.of(OnnxModel.of(graph, parameters, OnnxForm.ANY_SIZE, Map.of()), threads);
    }
}

package podium.player.training;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import podium.player.network.Graph;
import podium.player.network.engine.OnnxRuntime;
import podium.player.network.onnx.OnnxForm;
import podium.player.network.onnx.OnnxModel;

/** ONNX Runtime on the bytes of Podium's file, called as its own documentation shows. The batch lies ready in native memory. */
final class OnnxAlone implements AutoCloseable {
    private final OrtEnvironment runtime;
    private final OrtSession session;
    private final FloatBuffer input;
    private final long[] shape;

    /** What the threads of a pass do while they wait for work. */
    enum Waiting {
        /** What ONNX Runtime does if it is not told: threads spin for a while. */
        AS_INSTALLED,
        SPINNING,
        SLEEPING
    }

    OnnxAlone(MeasuredNetwork network, Waiting waiting) {
        OnnxRuntime engine = OnnxRuntime.here();
        engine.load(); // The environment is one for all, and Podium's is quiet.
        runtime = OrtEnvironment.getEnvironment();
        Graph graph = network.predicting();
        int size = network.spec().size();
        shape = new long[] {network.batch(), 3, size, size};
        input = ByteBuffer.allocateDirect(network.pixels().length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer()
                .put(network.pixels())
                .flip();
        try (SessionOptions options = new SessionOptions();
                ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            OnnxModel.of(graph, network.parameters(), OnnxForm.FIXED_SIZE, Map.of())
                    .writeTo(file);
            options.setIntraOpNumThreads(engine.threads());
            switch (waiting) {
                case AS_INSTALLED -> {}
                case SPINNING -> options.addConfigEntry("session.intra_op.allow_spinning", "1");
                case SLEEPING -> options.addConfigEntry("session.intra_op.allow_spinning", "0");
            }
            session = runtime.createSession(file.toByteArray(), options);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    float[] forward() {
        try (OnnxTensor taken = OnnxTensor.createTensor(runtime, input, shape);
                OrtSession.Result given = session.run(Map.of(Graph.INPUT, taken))) {
            return ((OnnxTensor) given.get(0)).getFloatBuffer().array();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}

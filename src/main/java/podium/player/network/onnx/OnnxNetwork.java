package podium.player.network.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import podium.core.InputException;
import podium.player.network.running.ImageNetwork;
import podium.player.network.running.InferenceNetwork;

/**
 * An ONNX file that ONNX Runtime has loaded, ready for forward passes. Not thread-safe.
 *
 * <pre>{@code
 * try (OnnxNetwork network = OnnxNetwork.of(model, threads)) {
 *     float[] scores = network.forward(pixels, 16); // 16 x classes
 * }
 * }</pre>
 */
public final class OnnxNetwork implements InferenceNetwork, ImageNetwork {
    private static final int IMAGE_SIDES = 4;

    /**
     * The most numbers that one pass over images takes, such as those of five images of 225 pixels. Larger batches are
     * computed in parts, whose maps stay in the processor's caches.
     */
    private static final int PART = 900_000;

    private final OrtEnvironment runtime;
    private final OrtSession session;
    private final RunOptions options;
    private final OnnxArray input;
    private final OnnxArray output;
    private final boolean bytes;
    private FloatBuffer staging = FloatBuffer.allocate(0);

    private OnnxNetwork(OrtEnvironment runtime, OrtSession session, RunOptions options) throws OrtException {
        this.runtime = runtime;
        this.session = session;
        this.options = options;
        this.input = only(session.getInputInfo(), "inputs", List.of(OnnxJavaType.FLOAT));
        this.output = only(session.getOutputInfo(), "outputs", List.of(OnnxJavaType.FLOAT, OnnxJavaType.UINT8));
        this.bytes = session.getOutputInfo().values().iterator().next().getInfo() instanceof TensorInfo array
                && array.type == OnnxJavaType.UINT8;
    }

    /**
     * Loads a model of this program.
     *
     * @param threads the number of threads that one pass uses; idle ones sleep
     */
    public static OnnxNetwork of(OnnxModel model, int threads) {
        try {
            return load(model.buffer(), model.form().anySize(), threads);
        } catch (OrtException e) {
            throw explained(e, "a smaller network");
        }
    }

    static OnnxNetwork load(ByteBuffer model, boolean anySize, int threads) throws OrtException {
        OrtEnvironment runtime = OrtRuntime.get();
        try (SessionOptions how = new SessionOptions()) {
            how.setIntraOpNumThreads(threads);
            how.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
            how.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
            // A thread that spins while it waits takes the time of other engines in this process.
            how.addConfigEntry("session.intra_op.allow_spinning", "0");
            how.addConfigEntry("session.inter_op.allow_spinning", "0");
            how.addConfigEntry("session.load_model_format", "ONNX");
            // A plan of the memory for each size would be made for a size that may not come again.
            how.setMemoryPatternOptimization(!anySize);
            OrtSession session = runtime.createSession(model, how);
            RunOptions options = new RunOptions();
            try {
                return new OnnxNetwork(runtime, session, options);
            } catch (OrtException | RuntimeException e) {
                options.close();
                session.close();
                throw e;
            }
        }
    }

    /** Returns the one input or output of a file. */
    private static OnnxArray only(Map<String, NodeInfo> ends, String what, List<OnnxJavaType> types) {
        if (ends.size() != 1) {
            throw new InputException(
                    "has " + ends.size() + " " + what + " (" + String.join(", ", ends.keySet()) + "); expected one");
        }
        NodeInfo end = ends.values().iterator().next();
        if (end.getInfo() instanceof TensorInfo array && types.contains(array.type)) {
            List<Long> sides = LongStream.of(array.getShape()).boxed().toList();
            return new OnnxArray(end.getName(), sides);
        }
        throw new InputException("'" + end.getName() + "' of its " + what + " is no array of 32-bit numbers");
    }

    public OnnxArray input() {
        return input;
    }

    public OnnxArray output() {
        return output;
    }

    /** Returns true if the output is bytes, such as labels; otherwise it is 32-bit floats. */
    public boolean givesBytes() {
        return bytes;
    }

    /** Computes the output for a file with one size of input. */
    @Override
    public float[] forward(float[] batch, int rows) {
        if (!input.fixed()) {
            throw new IllegalStateException("the input " + input + " has no size of its own");
        }
        long[] sides = input.sides().stream().mapToLong(side -> side).toArray();
        int size = Math.toIntExact(LongStream.of(sides).skip(1).reduce(1, Math::multiplyExact));
        int part = sides.length == IMAGE_SIDES ? part(rows, size) : rows;
        float[] all = {};
        for (int from = 0; from < rows; from += part) {
            sides[0] = Math.min(part, rows - from);
            float[] some = run(batch, from * size, sides, OnnxNetwork::floats);
            if (part == rows) {
                return some;
            }
            int each = some.length / (int) sides[0];
            all = from == 0 ? new float[Math.multiplyExact(rows, each)] : all;
            System.arraycopy(some, 0, all, from * each, some.length);
        }
        return all;
    }

    /** Returns the number of images of one pass, about the same for all passes of a batch. */
    private static int part(int rows, int size) {
        int most = Math.max(2, PART / size);
        int parts = (rows + most - 1) / most;
        return (rows + parts - 1) / parts;
    }

    @Override
    public float[] forward(float[] image, int height, int width) {
        return run(image, 0, sides(height, width), OnnxNetwork::floats);
    }

    /** Computes the labels of one image's pixels, for a file of {@link OnnxForm#LABELS_OF_PIXELS}. */
    public byte[] labels(float[] image, int height, int width) {
        return run(image, 0, sides(height, width), labels -> {
            ByteBuffer buffer = labels.getByteBuffer();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        });
    }

    private long[] sides(int height, int width) {
        if (input.sides().size() != IMAGE_SIDES) {
            throw new IllegalStateException("the input " + input + " is no image");
        }
        return new long[] {1, input.sides().get(1), height, width};
    }

    private static float[] floats(OnnxTensor array) {
        return array.getFloatBuffer().array();
    }

    private <T> T run(float[] numbers, int from, long[] sides, Function<OnnxTensor, T> read) {
        long length = LongStream.of(sides).reduce(1, Math::multiplyExact);
        try (OnnxTensor taken =
                        OnnxTensor.createTensor(runtime, staged(numbers, from, Math.toIntExact(length)), sides);
                OrtSession.Result given = session.run(Map.of(input.name(), taken), options)) {
            return read.apply((OnnxTensor) given.get(0));
        } catch (OrtException e) {
            throw explained(e, sides[0] > 1 ? "--recipe-set batch-size=" + sides[0] / 2 : "smaller images");
        }
    }

    private FloatBuffer staged(float[] numbers, int from, int length) {
        if (staging.capacity() < length) {
            staging = ByteBuffer.allocateDirect(Math.multiplyExact(length, Float.BYTES))
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
        }
        return staging.clear().put(numbers, from, length).flip();
    }

    /** Turns running out of memory into an error that tells the user what to reduce; other exceptions are bugs. */
    private static RuntimeException explained(OrtException e, String smaller) {
        String message = String.valueOf(e.getMessage());
        return message.contains("llocate") || message.contains("bad_alloc")
                ? new InputException("out of memory in ONNX Runtime; use " + smaller, e)
                : new IllegalStateException(e);
    }

    @Override
    public void close() {
        try {
            options.close();
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}

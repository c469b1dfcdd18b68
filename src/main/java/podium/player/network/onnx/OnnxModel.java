package podium.player.network.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import podium.core.InputException;
import podium.player.network.Graph;
import podium.player.network.Parameters;

/**
 * A plain graph with its parameters as an ONNX file of opset 13 (IR version 7), which ONNX Runtime and any other reader of the
 * format can run. The batch may have any size. The parameters' numbers are not copied, but written when the file is.
 *
 * <pre>{@code
 * OnnxModel model = OnnxModel.of(spec.graph(Purpose.SCORES), parameters, OnnxForm.FIXED_SIZE, Map.of("classes", "cat,dog"));
 * model.writeTo(out);
 * }</pre>
 */
public final class OnnxModel {
    /** The number of bytes that no file reaches: Protocol Buffers' limit. */
    static final long LIMIT = Integer.MAX_VALUE;

    private static final long IR_VERSION = 7;
    private static final long OPSET = 13;

    private final Protobuf message;
    private final OnnxForm form;

    private OnnxModel(Protobuf message, OnnxForm form) {
        this.message = message;
        this.form = form;
    }

    /**
     * Makes the file of a graph.
     *
     * @param metadata texts for whoever reads the file, by their keys
     * @throws InputException if the file would have 2 GB or more
     * @throws IllegalArgumentException if the form does not fit the graph
     */
    public static OnnxModel of(Graph graph, Parameters parameters, OnnxForm form, Map<String, String> metadata) {
        if (form.anySize() && graph.input().sides().size() != 3) {
            throw new IllegalArgumentException("a graph that takes " + graph.input() + " has no size to choose");
        }
        Protobuf model = new Protobuf()
                .number(1, IR_VERSION)
                .text(2, "podium")
                .message(7, OnnxTranslation.of(graph, parameters, form))
                .message(8, new Protobuf().text(1, "").number(2, OPSET));
        new TreeMap<>(metadata)
                .forEach((key, value) ->
                        model.message(14, new Protobuf().text(1, key).text(2, value)));
        if (model.size() >= LIMIT) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "the network takes %.1f GB, and an ONNX file holds less than 2 GB; train a smaller network, for"
                            + " example one that pools its features instead of flattening them",
                    model.size() / 0x1p30));
        }
        return new OnnxModel(model, form);
    }

    OnnxForm form() {
        return form;
    }

    /** The number of bytes of the file. */
    public long size() {
        return message.size();
    }

    /** Writes the file, and leaves the stream open. */
    public void writeTo(OutputStream out) throws IOException {
        message.writeTo(out);
    }

    /** The file's bytes outside Java's heap, where an engine can read them. */
    ByteBuffer buffer() {
        ByteBuffer buffer = ByteBuffer.allocateDirect((int) message.size());
        try {
            message.writeTo(new OutputStream() {
                @Override
                public void write(int b) {
                    buffer.put((byte) b);
                }

                @Override
                public void write(byte[] bytes, int from, int length) {
                    buffer.put(bytes, from, length);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.flip();
    }
}

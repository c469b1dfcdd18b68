package podium.player.network.weights;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import podium.core.InputException;
import podium.player.network.Graph;
import podium.player.network.ParameterSpec;
import podium.player.network.Parameters;
import podium.player.network.Tensor;
import podium.player.network.layers.Shape;

/**
 * A reader and writer of MXNet's {@code .params} files: lists of named, dense, little-endian arrays of 32-bit floats
 * ({@code NDArray::Save} of MXNet 1.9). Names may begin with {@code arg:} or {@code aux:}, as in saved symbols.
 */
public final class ParameterFile {
    private static final long LIST_MAGIC = 0x112;
    /** The versions of the array format: 2, and 3 with NumPy's shapes. Both store dense arrays alike. */
    private static final int ARRAY_V2 = 0xF993FAC9;

    private static final int ARRAY_V3 = 0xF993FACA;
    private static final int DENSE = 0;
    private static final int CPU = 1;
    private static final int FLOAT32 = 0;
    private static final int MAX_DIMENSIONS = 8;

    private ParameterFile() {}

    /**
     * Reads a whole file. The prefixes {@code arg:} and {@code aux:} are removed from the names.
     *
     * @throws InputException if the file is damaged or not a {@code .params} file
     */
    public static Parameters read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new InputException(file + ": " + channel.size() + " bytes; expected fewer than 2^31");
            }
            ByteBuffer in = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            return read(in.order(ByteOrder.LITTLE_ENDIAN), file);
        } catch (BufferUnderflowException e) {
            throw new InputException(file + ": the file is cut off; copy or create it again", e);
        }
    }

    /**
     * Reads all parameters of a graph.
     *
     * @throws InputException if the file lacks one, or has it with another shape
     */
    public static Parameters read(Path file, Graph graph) throws IOException {
        Parameters found = read(file);
        for (ParameterSpec spec : graph.parameters()) {
            if (!found.has(spec.name())) {
                throw new InputException(file + ": no array " + spec.name() + "; the file belongs to another network");
            }
            Shape shape = found.get(spec.name()).shape();
            if (!shape.equals(spec.shape())) {
                throw new InputException(file + ": " + spec.name() + " has the shape " + shape + ", expected "
                        + spec.shape() + "; the file belongs to another network");
            }
        }
        return found.only(graph);
    }

    private static Parameters read(ByteBuffer in, Path file) {
        if (in.remaining() < 2 * Long.BYTES || in.getLong() != LIST_MAGIC) {
            throw new InputException(file + ": not an MXNet .params file");
        }
        in.getLong(); // reserved
        int count = count(in, file);
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tensors.add(tensor(in, file, i));
        }
        if (count(in, file) != count) {
            throw new InputException(file + ": " + count
                    + " arrays, but not as many names; expected one name per array, as Gluon saves them");
        }
        Map<String, Tensor> named = new LinkedHashMap<>();
        for (Tensor tensor : tensors) {
            byte[] name = new byte[count(in, file)];
            in.get(name);
            named.put(new String(name, StandardCharsets.UTF_8).replaceFirst("^(arg|aux):", ""), tensor);
        }
        return new Parameters(named);
    }

    /** Reads the number of items of at least one byte each, which cannot exceed the number of bytes left. */
    private static int count(ByteBuffer in, Path file) {
        long count = in.getLong();
        if (count < 0 || count > in.remaining()) {
            throw new InputException(file + ": damaged at byte " + (in.position() - Long.BYTES) + ": found a count of "
                    + count + ", with " + in.remaining() + " bytes left");
        }
        return (int) count;
    }

    private static Tensor tensor(ByteBuffer in, Path file, int index) {
        int magic = in.getInt();
        int storage = in.getInt();
        int dimensions = in.getInt();
        if ((magic != ARRAY_V2 && magic != ARRAY_V3)
                || storage != DENSE
                || dimensions < (magic == ARRAY_V2 ? 1 : 0) // In version 2, 0 dimensions mean a missing array.
                || dimensions > MAX_DIMENSIONS) {
            throw new InputException(
                    file + ": array " + index + " is not a dense array of MXNet 1.x; save the model again");
        }
        long[] shape = new long[dimensions];
        long size = 1;
        for (int i = 0; i < dimensions; i++) {
            shape[i] = in.getLong();
            boolean fits = shape[i] >= 0 && shape[i] <= in.remaining(); // The product must not overflow.
            size = fits ? size * shape[i] : Long.MAX_VALUE;
            if (size > in.remaining() / Float.BYTES) {
                throw new InputException(file + ": array " + index + " is larger than the file; it is damaged");
            }
        }
        in.getInt(); // device
        in.getInt(); // the device's number
        int type = in.getInt();
        if (type != FLOAT32) {
            throw new InputException(
                    file + ": array " + index + " has the MXNet data type " + type + "; expected 0 (32-bit floats)");
        }
        float[] values = new float[(int) size];
        in.asFloatBuffer().get(values);
        in.position(in.position() + values.length * Float.BYTES);
        return new Tensor(Shape.of(shape), values);
    }

    /**
     * Writes parameters. Names in {@code auxiliary}, those of running statistics, get the prefix {@code aux:}, all
     * others {@code arg:}.
     */
    public static void write(Parameters parameters, Set<String> auxiliary, OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
        writeLongs(data, LIST_MAGIC, 0, parameters.names().size());
        for (String name : parameters.names()) {
            write(parameters.get(name), data);
        }
        writeLongs(data, parameters.names().size());
        for (String name : parameters.names()) {
            byte[] text = ((auxiliary.contains(name) ? "aux:" : "arg:") + name).getBytes(StandardCharsets.UTF_8);
            writeLongs(data, text.length);
            data.write(text);
        }
        data.flush();
    }

    private static void write(Tensor tensor, DataOutputStream out) throws IOException {
        long[] shape = tensor.shape().array();
        writeInts(out, ARRAY_V2, DENSE, shape.length);
        writeLongs(out, shape);
        writeInts(out, CPU, 0, FLOAT32);
        ByteBuffer bytes =
                ByteBuffer.allocate(tensor.values().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(tensor.values());
        out.write(bytes.array());
    }

    private static void writeInts(DataOutputStream out, int... values) throws IOException {
        for (int value : values) {
            out.writeInt(Integer.reverseBytes(value));
        }
    }

    private static void writeLongs(DataOutputStream out, long... values) throws IOException {
        for (long value : values) {
            out.writeLong(Long.reverseBytes(value));
        }
    }
}

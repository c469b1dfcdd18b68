package podium.player.network.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.Shared;
import podium.core.InputException;
import podium.player.network.Parameters;
import podium.player.network.Tensor;
import podium.player.network.layers.Shape;
import podium.player.network.mxnet.MxnetEngine;

class ParameterFileTest {
    /** Offsets in {@link #bytes()} of its array: format, storage, dimensions, first side, type, name. */
    private static final int MAGIC = 24;

    private static final int DIMENSIONS = MAGIC + 8;
    private static final int SIDE = DIMENSIONS + 4;
    private static final int TYPE = SIDE + 16 + 8;
    private static final int NAMES = TYPE + 4 + 24;

    @TempDir
    private Path folder;

    /** Returns a file with one array of shape 2 x 3. */
    private static byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Tensor tensor = new Tensor(Shape.of(2, 3), new float[] {1, 2, 3, 4, 5, Float.MIN_VALUE});
        ParameterFile.write(new Parameters(Map.of("conv0_weight", tensor)), Set.of(), out);
        return out.toByteArray();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("m-0000.params"), bytes);
    }

    private void assertRefused(byte[] bytes, String reason) throws IOException {
        Path file = file(bytes);
        assertThatThrownBy(() -> ParameterFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ": " + reason);
    }

    private static byte[] changed(int at, int value) throws IOException {
        byte[] bytes = bytes();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        return bytes;
    }

    @Test
    void writtenParametersAreReadBack() throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("z_weight", new Tensor(Shape.of(2, 1, 2), new float[] {1, Float.NaN, -0f, 4}));
        tensors.put("a_running_mean", new Tensor(Shape.of(1), new float[] {Float.POSITIVE_INFINITY}));
        tensors.put("empty", new Tensor(Shape.of(0), new float[0]));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ParameterFile.write(new Parameters(tensors), Set.of("a_running_mean"), out);
        Parameters read = ParameterFile.read(file(out.toByteArray()));
        assertThat(read.names()).containsExactly("z_weight", "a_running_mean", "empty");
        tensors.forEach((name, tensor) -> {
            assertThat(read.get(name).shape()).isEqualTo(tensor.shape());
            assertThat(read.get(name).values()).isEqualTo(tensor.values());
        });
    }

    /** Compares with MXNet's own reader and writer, called through DJL. */
    @Test
    void formatMatchesMxnetsReaderAndWriter() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("conv0_weight", new Tensor(Shape.of(2, 3), new float[] {1, 2, 3, 4, 5, 6}));
        tensors.put("batchnorm0_running_mean", new Tensor(Shape.of(2), new float[] {7, 8}));
        ParameterFile.write(new Parameters(tensors), Set.of("batchnorm0_running_mean"), out);
        Path file = file(out.toByteArray());
        try (NDManager manager = MxnetEngine.newManager();
                NDList list = manager.load(file)) {
            assertThat(list.stream().map(NDArray::getName))
                    .containsExactly("arg:conv0_weight", "aux:batchnorm0_running_mean");
            assertThat(list.get(0).getShape().getShape()).containsExactly(2, 3);
            assertThat(list.get(0).toFloatArray()).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(list.get(1).toFloatArray()).containsExactly(7, 8);
        }
    }

    @Test
    void readsFilesWrittenInPython() throws IOException {
        Parameters published = ParameterFile.read(Shared.data("weights/mobilenetv2_1.0-0000.params"));
        assertThat(published.names()).hasSize(265);
        assertThat(published.get("mobilenetv20_features_conv0_weight").shape()).isEqualTo(Shape.of(32, 3, 3, 3));
        assertThat(ParameterFile.read(Shared.data("weights/mobilenet1.0-0000.params"))
                        .names())
                .hasSize(130);
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        assertRefused("PK".getBytes(StandardCharsets.UTF_8), "not an MXNet .params file");
        assertRefused(new byte[100], "not an MXNet .params file");
        assertRefused(new byte[0], "not an MXNet .params file");
        assertThatThrownBy(() -> ParameterFile.read(folder.resolve("missing"))).isInstanceOf(IOException.class);
    }

    /** A file that is cut off at any length is refused. */
    @Test
    void aTruncatedFileIsRefusedAtEveryLength() throws IOException {
        byte[] whole = bytes();
        for (int length = 0; length < whole.length; length++) {
            Path file = file(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> ParameterFile.read(file))
                    .isInstanceOf(InputException.class)
                    .hasMessageMatching(Pattern.quote(file + ": ")
                            + "(not an MXNet .params file|the file is cut off; copy or create it again"
                            + "|array 0 is larger than the file; it is damaged|damaged at byte \\d+: .*)");
        }
    }

    @Test
    void damageIsReportedWithItsPosition() throws IOException {
        assertRefused(changed(16, -1), "damaged at byte 16: found a count of 4294967295, with 96 bytes left");
        assertRefused(changed(MAGIC, 7), "array 0 is not a dense array of MXNet 1.x; save the model again");
        assertRefused(changed(MAGIC + 4, 1), "array 0 is not a dense array of MXNet 1.x; save the model again");
        assertRefused(changed(DIMENSIONS, 9), "array 0 is not a dense array of MXNet 1.x; save the model again");
        assertRefused(changed(DIMENSIONS, 0), "array 0 is not a dense array of MXNet 1.x; save the model again");
        assertRefused(changed(SIDE, 40), "array 0 is larger than the file; it is damaged");
        assertRefused(changed(SIDE, 1 << 30), "array 0 is larger than the file; it is damaged");
        assertRefused(changed(SIDE + 4, 1 << 31), "array 0 is larger than the file; it is damaged");
        assertRefused(changed(TYPE, 1), "array 0 has the MXNet data type 1; expected 0 (32-bit floats)");
        assertRefused(
                changed(NAMES, 0), "1 arrays, but not as many names; expected one name per array, as Gluon saves them");
        assertRefused(changed(NAMES + 8, 1 << 20), "damaged at byte 96: found a count of 1048576, with 16 bytes left");
    }
}

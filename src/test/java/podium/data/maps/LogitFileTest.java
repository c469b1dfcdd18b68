package podium.data.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.InputException;
import podium.core.mask.LogitMap;

class LogitFileTest {
    @TempDir
    private Path folder;

    private static byte[] written(LogitMap logits) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LogitFile.write(logits, out);
        return out.toByteArray();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("a.npy"), bytes);
    }

    private static LogitMap drawn(int labels, int rows, int columns, int stride) {
        SplittableRandom random = new SplittableRandom(rows);
        float[] values = new float[labels * rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (20 * random.nextDouble() - 10);
        }
        return LogitMap.of(labels, rows, columns, stride, values);
    }

    @Test
    void readLogitsAreRoundedAndHaveTheStrideOfTheImage() throws IOException {
        for (int stride : new int[] {4, 8, 20}) {
            LogitMap logits = drawn(21, 11, 13, stride);
            LogitMap read = LogitFile.read(file(written(logits)), 21, 13 * stride - 3, 11 * stride);
            assertThat(read.values()).isEqualTo(logits.rounded().values());
            assertThat(read.labels()).isEqualTo(21);
            assertThat(read.rows()).isEqualTo(11);
            assertThat(read.columns()).isEqualTo(13);
            assertThat(read.stride()).isEqualTo(stride);
        }
    }

    /** The first bytes of numpy.save's file for numpy.zeros((1, 1, 2), "<f2"). */
    @Test
    void theBytesEqualThoseOfNumpy() throws IOException {
        byte[] bytes = written(LogitMap.of(1, 1, 2, 4, new float[] {1, -2}));
        assertThat(bytes).hasSize(128 + 4);
        String head = new String(bytes, 10, 118, StandardCharsets.US_ASCII);
        assertThat(Arrays.copyOf(bytes, 10)).containsExactly(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0);
        assertThat(head.strip()).isEqualTo("{'descr': '<f2', 'fortran_order': False, 'shape': (1, 1, 2), }");
        assertThat(head).endsWith("\n");
        assertThat(Arrays.copyOfRange(bytes, 128, 132)).containsExactly(0x00, 0x3c, 0x00, 0xc0);
    }

    @Test
    void float32IsReadToo() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(128 + 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(NpyArray.header("<f4", java.util.List.of(2, 1, 1)))
                .putFloat(0.1f)
                .putFloat(7);
        assertThat(LogitFile.read(file(bytes.array()), 2, 3, 4).values()).containsExactly(0.1f, 7);
    }

    @Test
    void wrongFilesAreRefused() throws IOException {
        byte[] good = written(drawn(3, 5, 6, 4));
        assertFault(
                Arrays.copyOf(good, good.length - 1),
                24,
                20,
                "a.npy: the file has 307 bytes, but its header requires 308");
        assertFault(Arrays.copyOf(good, 5), 24, 20, "not a .npy array of logits; expected float16 or float32");
        assertFault(written(drawn(3, 5, 6, 4)), 28, 20, "has a grid of 6 x 5 cells, but the image is 28 x 20 pixels");
        assertFault(
                written(drawn(4, 5, 6, 4)),
                24,
                20,
                "a.npy: the array has logits for 4 labels; expected 3" + " (background and");
        assertFault(written(drawn(255, 5, 6, 4)), 24, 20, "a.npy: the array has logits for 255 labels");
        good[12] = 'x';
        assertFault(good, 24, 20, "not a .npy array of logits");
        assertThatThrownBy(() -> LogitFile.read(folder.resolve("none.npy"), 1, 1, 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none.npy");
    }

    private void assertFault(byte[] bytes, int width, int height, String message) throws IOException {
        Path file = file(bytes);
        assertThatThrownBy(() -> LogitFile.read(file, 3, width, height))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }
}

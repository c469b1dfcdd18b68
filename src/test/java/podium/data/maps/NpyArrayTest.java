package podium.data.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static podium.data.dataset.VocTree.head;
import static podium.data.dataset.VocTree.refusal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import podium.Thorough;
import podium.core.InputException;
import podium.core.mask.LabelMap;

class NpyArrayTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|u1", "|i1", "|b1", "<u2", ">u2", "<i2", ">i2", "<u4", ">u4", "<i4", ">i4", "<u8", ">u8", "<i8", ">i8",
                "=i8"
            })
    void everyTypeOrderAndVersionIsRead(String type) throws IOException {
        SplittableRandom random = new SplittableRandom(type.hashCode());
        int bound = type.equals("|b1") ? 2 : type.equals("|i1") ? 128 : 256;
        for (int i = 0; i < Thorough.count(30, 1000); i++) {
            List<Integer> shape = new ArrayList<>();
            for (int axis = random.nextInt(5); axis > 0; axis--) {
                shape.add(random.nextInt(5));
            }
            byte[] values = new byte[shape.stream().reduce(1, (a, b) -> a * b)];
            for (int at = 0; at < values.length; at++) {
                values[at] = (byte) random.nextInt(bound);
            }
            boolean fortran = random.nextBoolean();
            byte[] file = npy(random.nextInt(1, 4), header(type, fortran, shape), data(type, fortran, shape, values));
            NpyArray array = read(file);
            assertThat(array.shape()).isEqualTo(shape);
            assertThat(array.unsignedBytes())
                    .as("%s fortran %s %s", type, fortran, shape)
                    .isEqualTo(values);
        }
    }

    /** {@code numpy.save(f, numpy.asfortranarray(numpy.arange(6, dtype='>i4').reshape(2, 3)))}, NumPy 1.24.2. */
    @Test
    void filesOfNumpyAreRead() throws IOException {
        byte[] header = numpyHeader("{'descr': '>i4', 'fortran_order': True, 'shape': (2, 3), }");
        byte[] data = HexFormat.of().parseHex("000000000000000300000001000000040000000200000005");
        NpyArray array = read(joined(header, data));
        assertThat(array.shape()).containsExactly(2, 3);
        assertThat(array.unsignedBytes()).containsExactly(0, 1, 2, 3, 4, 5);
    }

    /** The expected texts are those of {@code numpy.save} for uint8 arrays of these shapes, NumPy 1.24.2. */
    @Test
    void theBytesEqualThoseOfNumpy() throws IOException {
        assertThat(written(List.of(2, 3), 6)).isEqualTo("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 3), }");
        assertThat(written(List.of(3), 3)).isEqualTo("{'descr': '|u1', 'fortran_order': False, 'shape': (3,), }");
        assertThat(written(List.of(), 1)).isEqualTo("{'descr': '|u1', 'fortran_order': False, 'shape': (), }");
    }

    /** The header's text, if everything else is as numpy writes it. */
    private static String written(List<Integer> shape, int elements) throws IOException {
        byte[] values = new byte[elements];
        values[elements - 1] = (byte) 200;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NpyArray.write(values, shape, out);
        String text = new String(out.toByteArray(), 10, 118, StandardCharsets.US_ASCII).stripTrailing();
        assertThat(out.toByteArray()).isEqualTo(joined(numpyHeader(text), values));
        return text;
    }

    @Test
    void imagesAreWrittenRedFirstAndMasksRowByRow() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_3BYTE_BGR);
        image.setRGB(0, 0, 0x010203);
        image.setRGB(1, 0, 0xFFFEFD);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NpyArray.write(image, out);
        NpyArray array = read(out.toByteArray());
        assertThat(array.shape()).containsExactly(1, 2, 3);
        assertThat(array.unsignedBytes()).containsExactly(1, 2, 3, 255, 254, 253);
        out.reset();
        NpyArray.write(LabelMap.of(3, 2, new byte[] {0, 1, 2, 3, 4, (byte) 255}), out);
        array = read(out.toByteArray());
        assertThat(array.shape()).containsExactly(2, 3);
        assertThat(array.unsignedBytes()).containsExactly(0, 1, 2, 3, 4, 255);
    }

    @Test
    void theShapeMustFitTheNumberOfValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NpyArray.write(new byte[5], List.of(2, 3), new ByteArrayOutputStream()))
                .withMessage("shape [2, 3] does not hold 5 values");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "{'descr': '|O', 'fortran_order': False, 'shape': (3,), }; the array contains Python objects"
                        + " (dtype |O)",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }; the array has elements of dtype"
                        + " <f8; expected integers",
                "{'descr': [('a', '<i4')], 'fortran_order': False, 'shape': (3,), }; structured arrays are refused",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (99999999999,), }; (99999999999,), which is too large",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (100000, 100000), }; more than the 300000000 elements",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (999999999, 999999999, 999999999), }; more than the",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (-1,), }; was not understood",
                "{'descr': '|u1', 'fortran_order': False, }; was not understood",
                "{'descr': '|u1', 'descr': '|u1', 'fortran_order': False, 'shape': (3,), }; was not understood",
                "__import__('os').system('true'); was not understood"
            })
    void otherArraysAreRefused(String header, String message) throws IOException {
        assertThat(refusalOf(joined(numpyHeader(header), new byte[3]))).contains(message);
    }

    @ParameterizedTest
    @CsvSource({
        "<i2, 256, 'found 256 at [1]; expected 0 to 255'",
        "|i1, -1, 'found -1 at [1]; expected 0 to 255'",
        "<i8, -1, 'found -1 at [1]; expected 0 to 255'",
        "<u8, -1, 'found 18446744073709551615 at [1]; expected 0 to 255'"
    })
    void elementsOutsideTheRangeOfBytesAreRefused(String type, long value, String message) throws IOException {
        NpyType npy = NpyType.of(folder, type);
        ByteBuffer data = ByteBuffer.allocate(2 * npy.bytes()).order(npy.order());
        put(data.position(npy.bytes()), npy.bytes(), value);
        NpyArray array = read(npy(1, header(type, false, List.of(2)), data.array()));
        assertThat(refusal(array::unsignedBytes)).isEqualTo(folder.resolve("array.npy") + ": " + message);
    }

    @Test
    void truncatedAndTooLongFilesAreRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NpyArray.write(new byte[6], List.of(2, 3), out);
        byte[] whole = out.toByteArray();
        for (int length = 0; length < whole.length; length++) {
            assertThat(refusalOf(head(whole, length))).containsAnyOf("not a .npy file", "cut off");
        }
        assertThat(refusalOf(head(whole, whole.length + 1)))
                .endsWith("has 135 bytes, but its header, of shape (2, 3) with 1 bytes per element, requires 134; save"
                        + " the array again");
    }

    @Test
    void anUnknownVersionAndAnAbsurdHeaderAreRefused() throws IOException {
        byte[] later = npy(1, header("|u1", false, List.of()), new byte[1]);
        later[6] = 4;
        assertThat(refusalOf(later)).endsWith("the file has .npy version 4.0; expected 1.0, 2.0 or 3.0");
        byte[] absurd = npy(2, header("|u1", false, List.of()), new byte[1]);
        absurd[11] = (byte) 0xFF;
        assertThat(refusalOf(absurd)).contains("the header claims 42").contains(" bytes; expected at most ");
    }

    @Test
    void aDamagedFileIsReadOrRefused() throws IOException {
        byte[] whole = npy(2, header("<i2", true, List.of(2, 3)), new byte[12]);
        SplittableRandom random = new SplittableRandom(5);
        int refused = 0;
        for (int i = 0; i < Thorough.count(500, 20_000); i++) {
            byte[] damaged = whole.clone();
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                read(damaged).unsignedBytes();
            } catch (InputException e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private NpyArray read(byte[] npy) throws IOException {
        return NpyArray.read(Files.write(folder.resolve("array.npy"), npy));
    }

    private String refusalOf(byte[] npy) throws IOException {
        return refusal(() -> read(npy));
    }

    private static String header(String type, boolean fortran, List<Integer> shape) {
        String axes = shape.toString().replace("[", "(").replace("]", shape.size() == 1 ? ",)" : ")");
        return "{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': " + axes
                + ", }";
    }

    /** A header of version 1.0, padded to 128 bytes with spaces and a line feed. */
    private static byte[] numpyHeader(String text) {
        return npy(1, text + " ".repeat(117 - text.length()) + "\n", new byte[0]);
    }

    private static byte[] npy(int version, String header, byte[] data) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer start = ByteBuffer.allocate(version == 1 ? 10 : 12).order(ByteOrder.LITTLE_ENDIAN);
        start.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        if (version == 1) {
            start.putShort((short) text.length);
        } else {
            start.putInt(text.length);
        }
        return joined(joined(start.array(), text), data);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    /** Puts each element where its index says, the first axis varying fastest in Fortran order: the naive way. */
    private static byte[] data(String type, boolean fortran, List<Integer> shape, byte[] values) {
        NpyType npy = NpyType.of(Path.of("x"), type);
        ByteBuffer data = ByteBuffer.allocate(values.length * npy.bytes()).order(npy.order());
        for (int i = 0; i < values.length; i++) {
            int rest = i;
            int position = 0;
            int stride = values.length;
            for (int axis = shape.size() - 1; axis >= 0; axis--) {
                int extent = shape.get(axis);
                stride /= extent;
                position += rest % extent * stride;
                rest /= extent;
            }
            data.position((fortran ? position : i) * npy.bytes());
            put(data, npy.bytes(), values[i] & 0xFF);
        }
        return data.array();
    }

    private static void put(ByteBuffer data, int bytes, long value) {
        switch (bytes) {
            case 1 -> data.put((byte) value);
            case 2 -> data.putShort((short) value);
            case 4 -> data.putInt((int) value);
            default -> data.putLong(value);
        }
    }
}

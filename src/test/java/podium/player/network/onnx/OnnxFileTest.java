package podium.player.network.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.Thorough;
import podium.core.InputException;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.Networks;
import podium.player.network.Purpose;
import podium.player.network.onnx.OnnxGraph.End;

/** Tests files of strangers, whose every byte may be wrong. */
class OnnxFileTest {
    private static final List<String> PAIR = List.of("batch", "2");

    @TempDir
    private Path folder;

    private Path write(Protobuf model) throws IOException {
        Path file = folder.resolve("model.onnx");
        try (OutputStream out = Files.newOutputStream(file)) {
            model.writeTo(out);
        }
        return file;
    }

    private static Protobuf model(long version, long opset, Protobuf graph) {
        return new Protobuf().number(1, version).message(7, graph).message(8, new Protobuf().number(2, opset));
    }

    private static Protobuf graph(String operator) {
        OnnxGraph graph = new OnnxGraph();
        graph.add("out", operator, List.of("in"));
        return graph.message(End.floats("in", PAIR), End.floats("out", PAIR));
    }

    private static float[] run(Path file) {
        try (OnnxNetwork network = OnnxFile.read(file).network(1)) {
            return network.forward(new float[] {-1, 2}, 1);
        }
    }

    private static String fault(Path file) {
        try {
            run(file);
        } catch (InputException e) {
            return String.valueOf(e.getMessage());
        }
        return "none";
    }

    @Test
    void aFileOfThisProgramComesBackAsTheNetworkThatItWas() throws IOException {
        Graph graph =
                Networks.spec("mobilenetv2_0.25", 32, BatchNormMode.FROZEN).graph(Purpose.SCORES);
        Map<String, String> texts =
                new TreeMap<>(Map.of("classes", "chien,\u00e9l\u00e9phant \ud83d\udc18", "empty", ""));
        OnnxModel model = OnnxModel.of(graph, Networks.drawn(graph, 3), OnnxForm.FIXED_SIZE, texts);
        Path file = Files.write(folder.resolve("model.onnx"), OnnxModelTest.bytes(model));
        float[] pixels = Networks.pixels(graph.input(), 2, 4);
        assertThat(OnnxFile.read(file).metadata()).containsExactlyEntriesOf(texts);
        try (OnnxNetwork read = OnnxFile.read(file).network(2);
                OnnxNetwork made = OnnxNetwork.of(model, 2)) {
            assertThat(read.forward(pixels, 2)).isEqualTo(made.forward(pixels, 2));
        }
    }

    @Test
    void aFileOfAnotherProgramRuns() throws IOException {
        assertThat(run(write(model(7, 13, graph("Relu"))))).containsExactly(0, 2);
    }

    @Test
    void whatIsNoFileIsRefused() throws IOException {
        Path none = folder.resolve("none.onnx");
        String advice = "; expected an ONNX file, such as 'podium model export' writes";
        assertThat(fault(none)).isEqualTo(none + ": no such file" + advice);
        assertThat(fault(folder)).isEqualTo(folder + ": not a file" + advice);
        Path empty = Files.createFile(folder.resolve("empty.onnx"));
        assertThat(fault(empty)).isEqualTo(empty + ": the file is empty; copy or export it again");
    }

    /** The file has a hole instead of its bytes, so it takes no room on the disk. */
    @Test
    void aFileOfTwoGigabytesIsRefusedUnread() throws IOException {
        Path file = folder.resolve("large.onnx");
        try (var channel = Files.newByteChannel(
                file, java.nio.file.StandardOpenOption.CREATE_NEW, java.nio.file.StandardOpenOption.WRITE)) {
            channel.position(Integer.MAX_VALUE - 1L).write(java.nio.ByteBuffer.wrap(new byte[1]));
        }
        assertThat(fault(file)).isEqualTo(file + ": the file has 2147483647 bytes; expected less than 2 GB");
    }

    @Test
    void aCutFileIsRefusedWhereverItIsCut() throws IOException {
        byte[] whole = Files.readAllBytes(write(model(7, 13, graph("Relu"))));
        Path file = folder.resolve("cut.onnx");
        for (int length = 1; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(fault(file)).as("%s bytes", length).startsWith(file + ": ");
        }
        Files.write(file, Arrays.copyOf(whole, 40));
        assertThat(fault(file))
                .isEqualTo(
                        file + ": no whole ONNX file (at byte 4 of 40, the next 86 bytes of a part are not all there);"
                                + " it was cut or is of another kind: copy or export it again");
        Files.write(file, Arrays.copyOf(whole, 2));
        assertThat(fault(file)).contains("it holds no graph");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello, world\n", "{\"model\": 1}", "\u0089PNG\r\n\u001a\n....", "PK\u0003\u0004......"})
    void aFileOfAnotherKindIsRefused(String text) throws IOException {
        Path file = Files.write(folder.resolve("other.onnx"), text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(fault(file)).startsWith(file + ": no whole ONNX file (").endsWith("copy or export it again");
    }

    /** The numbers of an array in another file, wherever the format has arrays. */
    @Test
    void numbersInOtherFilesAreRefusedWhereverTheyHide() throws IOException {
        Files.write(folder.resolve("secret"), new byte[8]);
        Protobuf place = new Protobuf().text(1, "location").text(2, "secret");
        Protobuf array = new Protobuf()
                .number(1, 2)
                .number(2, 1)
                .text(8, "w")
                .message(13, place)
                .number(14, 1);
        Protobuf marked = new Protobuf().number(1, 2).number(2, 1).text(8, "w").number(14, 1L << 32 | 1);
        for (Protobuf one : List.of(array, marked)) {
            Protobuf sparse = new Protobuf().message(1, one);
            Protobuf inner = new Protobuf().message(5, one);
            Protobuf node =
                    new Protobuf().message(5, new Protobuf().text(1, "value").message(5, one));
            for (Protobuf graph : List.of(
                    inner,
                    new Protobuf().message(15, sparse),
                    new Protobuf().message(1, node),
                    new Protobuf().message(1, new Protobuf().message(5, new Protobuf().message(10, one))),
                    new Protobuf().message(1, new Protobuf().message(5, new Protobuf().message(6, inner))),
                    new Protobuf().message(1, new Protobuf().message(5, new Protobuf().message(11, inner))),
                    new Protobuf().message(1, new Protobuf().message(5, new Protobuf().message(22, sparse))),
                    new Protobuf().message(1, new Protobuf().message(5, new Protobuf().message(23, sparse))))) {
                assertElsewhere(model(7, 13, graph));
            }
            Protobuf plain = graph("Relu");
            assertElsewhere(model(7, 13, plain).message(25, new Protobuf().message(7, node)));
            assertElsewhere(model(7, 13, plain).message(20, new Protobuf().message(1, inner)));
            assertElsewhere(model(7, 13, plain).message(7, inner));
        }
    }

    private void assertElsewhere(Protobuf model) throws IOException {
        Path file = write(model);
        assertThat(fault(file))
                .isEqualTo(
                        file + ": some of its numbers are in other files (external data), which are not opened; export"
                                + " it again with all numbers in the one file");
    }

    @Test
    void operatorsThatNoOneKnowsAreNamed() throws IOException {
        String start = folder.resolve("model.onnx") + ": " + OrtRuntime.version() + " cannot load it (";
        String end = "); export it again with operators of ONNX alone, of opset 13 to 17";
        assertThat(fault(write(model(7, 13, graph("Frobnicate")))))
                .startsWith(start)
                .endsWith("No Op registered for Frobnicate with domain_version of 13" + end);
        assertThat(fault(write(model(7, 99, graph("Relu")))))
                .startsWith(start + "ONNX Runtime only *guarantees* support for")
                .contains("Opset 99 is under development")
                .endsWith("Current official support for domain ai.onnx is till opset 23." + end);
        assertThat(fault(write(model(99, 13, graph("Relu")))))
                .isEqualTo(start + "Unsupported model IR version: 99, max supported IR version: 11" + end);
        assertThat(fault(write(model(7, 13, graph("x".repeat(5000))))))
                .startsWith(start)
                .endsWith(end)
                .hasSizeLessThan(700);
    }

    @Test
    void filesWithOtherInputsAndOutputsAreRefused() throws IOException {
        OnnxGraph two = new OnnxGraph();
        two.add("out", "Add", List.of("in", "more"));
        Protobuf graph = two.message(End.floats("in", PAIR), End.floats("out", PAIR));
        Path file =
                write(model(7, 13, graph.message(11, End.floats("more", PAIR).message())));
        assertThat(fault(file)).isEqualTo(file + ": has 2 inputs (in, more); expected one");
        OnnxGraph bytes = new OnnxGraph();
        bytes.add("out", "Identity", List.of("in"));
        file = write(model(7, 13, bytes.message(End.bytes("in", PAIR), End.bytes("out", PAIR))));
        assertThat(fault(file)).isEqualTo(file + ": 'in' of its inputs is no array of 32-bit numbers");
    }

    /** A changed byte gives numbers or a message, never another failure. */
    @Test
    void changedBytesGiveNumbersOrAMessage() throws IOException {
        byte[] whole = Files.readAllBytes(write(model(7, 13, graph("Relu"))));
        Path file = folder.resolve("changed.onnx");
        Random random = new Random(5);
        for (int i = 0; i < Thorough.count(300, 5000); i++) {
            byte[] changed = whole.clone();
            for (int k = random.nextInt(1, 4); k > 0; k--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, changed);
            try {
                OnnxFile.read(file).network(1).close();
            } catch (InputException e) {
                assertThat(e.getMessage()).startsWith(file + ": ").hasSizeLessThan(1000);
            }
        }
    }

    @Test
    void messagesNestedTooDeeplyAreRefused() throws IOException {
        Protobuf graph = graph("Relu");
        for (int i = 0; i < 60; i++) {
            graph = new Protobuf().message(1, new Protobuf().message(5, new Protobuf().message(6, graph)));
        }
        Path file = write(model(7, 13, graph));
        assertThatThrownBy(() -> OnnxFile.read(file)).hasMessageContaining("its messages are nested too deeply");
    }
}

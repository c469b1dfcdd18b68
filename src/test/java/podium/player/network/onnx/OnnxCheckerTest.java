package podium.player.network.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.Networks;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.architecture.Architecture;
import podium.player.network.architecture.ClassifierHead;
import podium.player.network.architecture.DeepLabHead;
import podium.player.network.architecture.Head;
import podium.player.network.architecture.InputScaling;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.architecture.Perturber;
import podium.player.network.architecture.PerturberKind;

/** The checker of the onnx package for Python, with its inference of types and shapes, accepts every file. */
class OnnxCheckerTest {
    private static final String PYTHON = "/usr/bin/python3";

    /** Checks each file as it is, and converted to the newest opset that the files may be read as. */
    private static final String SCRIPT = """
            import sys
            import onnx
            from onnx import checker, shape_inference
            for path in sys.argv[1:]:
                model = onnx.load(path)
                checker.check_model(model, full_check=True)
                assert [(p.key, p.value) for p in model.metadata_props] == [("classes", "cat,\\N{ELEPHANT}")]
                for opset in range(13, 18):
                    model.opset_import[0].version = opset
                    checker.check_model(model)
                    inferred = shape_inference.infer_shapes(model, check_type=True, strict_mode=True, data_prop=True)
                    print(path.split("/")[-1], opset, len(model.graph.node), "nodes,", [
                        (d.dim_value or d.dim_param) for d in inferred.graph.output[0].type.tensor_type.shape.dim])
            """;

    @TempDir
    private Path folder;

    private final List<String> files = new ArrayList<>();

    private void add(String name, Graph graph, OnnxForm form) throws IOException {
        Path file = folder.resolve(name + "-" + form + ".onnx");
        try (OutputStream out = Files.newOutputStream(file)) {
            OnnxModel.of(graph, Networks.drawn(graph, 3), form, Map.of("classes", "cat,\ud83d\udc18"))
                    .writeTo(out);
        }
        files.add(file.toString());
    }

    @Test
    void everyFileIsAccepted() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of(PYTHON)), "skipped: no " + PYTHON);
        assumeTrue(
                new ProcessBuilder(PYTHON, "-c", "import onnx").start().waitFor() == 0,
                "skipped: " + PYTHON + " has no onnx (apt-get install python3-onnx)");
        for (String name : Networks.SMALL) {
            NetworkSpec spec = Networks.spec(name, Networks.smallestSize(name), BatchNormMode.FROZEN);
            add(name + "-scores", spec.graph(Purpose.SCORES), OnnxForm.FIXED_SIZE);
            add(name + "-features", spec.graph(Purpose.FEATURES), OnnxForm.ANY_SIZE);
        }
        for (int stride : new int[] {8, 16}) {
            DeepLabHead head = new DeepLabHead(stride, stride == 16, 16);
            Graph graph = spec(head, Perturber.NONE).graph(Purpose.SCORES);
            for (OnnxForm form : OnnxForm.values()) {
                add("deeplabv3plus-" + stride, graph, form);
            }
        }
        for (PerturberKind kind : List.of(PerturberKind.NETWORK, PerturberKind.UNIVERSAL)) {
            Perturber perturber = new Perturber(kind, 16, 16, InputScaling.SYMMETRIC, true);
            add("perturbed-" + kind, spec(ClassifierHead.LINEAR, perturber).graph(Purpose.SCORES), OnnxForm.FIXED_SIZE);
            add("direction-" + kind, spec(ClassifierHead.LINEAR, perturber).directionGraph(65, 65), OnnxForm.ANY_SIZE);
        }
        List<String> command = new ArrayList<>(List.of(PYTHON, "-W", "ignore", "-c", SCRIPT));
        command.addAll(files);
        Path log = folder.resolve("log");
        Process python = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(python.waitFor()).as(Files.readString(log)).isZero();
        assertThat(Files.readAllLines(log)).hasSize(5 * files.size());
    }

    private static NetworkSpec spec(Head head, Perturber perturber) {
        Architecture backbone = Architecture.of("mobilenetv2_0.25");
        return new NetworkSpec(backbone, 65, 3, 5, head, BatchNormMode.FROZEN, Rectifier.RELU6, perturber);
    }
}

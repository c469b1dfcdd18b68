package podium.player.network.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static podium.player.network.onnx.BothEngines.NEAR;
import static podium.player.network.onnx.BothEngines.ROUNDED;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import podium.Thorough;
import podium.core.mask.LogitMap;
import podium.core.mask.UpsampledRow;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.HeadActivation;
import podium.player.network.Networks;
import podium.player.network.Parameters;
import podium.player.network.Pooling;
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
import podium.player.network.weights.BatchNormFolding;

/** Compares ONNX Runtime with MXNet on every architecture and head. */
class OnnxNetworkTest {
    private static final int ROWS = 2;

    private static NetworkSpec segmenter(String backbone, int size, DeepLabHead head) {
        return new NetworkSpec(Architecture.of(backbone), size, 5, head, BatchNormMode.FROZEN, Rectifier.RELU6);
    }

    @ParameterizedTest
    @FieldSource("podium.player.network.Networks#SMALL")
    void everyArchitectureGivesTheSameNumbers(String name) {
        int size = Networks.smallestSize(name) + 7;
        for (Purpose purpose : List.of(Purpose.FEATURES, Purpose.INFERENCE, Purpose.SCORES)) {
            BothEngines.assertSame(
                    Networks.spec(name, size, BatchNormMode.FROZEN).graph(purpose), ROWS, NEAR);
        }
        BothEngines.assertSame(
                Networks.spec(name, size, BatchNormMode.FROZEN).mapGraph().orElseThrow(), ROWS, NEAR);
        BothEngines.assertSame(Architecture.of(name).published(size, 10, Purpose.SCORES), ROWS, NEAR);
        Graph folded = Networks.spec(name, size, BatchNormMode.FOLDED).graph(Purpose.FEATURES);
        Graph frozen = Networks.spec(name, size, BatchNormMode.FROZEN).graph(Purpose.FEATURES);
        BothEngines.assertSame(folded, BatchNormFolding.fold(Networks.drawn(frozen, 3), folded), ROWS, NEAR);
    }

    @ParameterizedTest
    @FieldSource("podium.player.network.Networks#SMALL")
    void everyArchitectureGivesTheSameNumbersForGreyImages(String name) {
        NetworkSpec spec = new NetworkSpec(
                Architecture.of(name),
                Networks.smallestSize(name),
                1,
                3,
                ClassifierHead.LINEAR,
                BatchNormMode.TRAINED,
                Rectifier.RELU6,
                Perturber.NONE);
        BothEngines.assertSame(spec.graph(Purpose.FEATURES), ROWS, NEAR);
    }

    @ParameterizedTest
    @EnumSource
    void everyHeadOfAClassifierGivesTheSameNumbers(Pooling pooling) {
        for (HeadActivation activation : HeadActivation.values()) {
            for (Rectifier rectifier : Rectifier.values()) {
                NetworkSpec spec = new NetworkSpec(
                        Architecture.of("mobilenetv2_0.25"),
                        65,
                        3,
                        new ClassifierHead(pooling, true, List.of(7), 0.5, activation),
                        BatchNormMode.TRAINED,
                        rectifier);
                for (Purpose purpose : Purpose.values()) {
                    BothEngines.assertSame(spec.graph(purpose), ROWS, ROUNDED);
                }
                BothEngines.assertSame(spec.headGraph(Purpose.SCORES), ROWS, ROUNDED);
                BothEngines.assertSame(spec.tailGraph(), ROWS, ROUNDED);
            }
        }
    }

    /** The file is made for a square, and the sizes include odd ones that no stride divides. */
    @ParameterizedTest
    @CsvSource({
        "mobilenetv2_0.25, 16, true",
        "mobilenetv2_0.25, 8, false",
        "mobilenet0.25, 16, true",
        "resnet50_v2, 8, true",
        "resnet50_v2, 16, false"
    })
    void segmentersGiveTheSameLogitsForAnySize(String backbone, int stride, boolean separable) {
        NetworkSpec spec = segmenter(backbone, 65, new DeepLabHead(stride, separable, 16));
        Graph square = spec.graph(Purpose.INFERENCE);
        Parameters parameters = Networks.drawn(square, 3);
        BothEngines.assertSame(square, parameters, ROWS, ROUNDED);
        int[][] sizes = {{33, 47}, {64, 96}, {75, 100}, {83, 63}, {333, 251}, {375, 500}};
        try (OnnxNetwork network = BothEngines.network(square, parameters, OnnxForm.ANY_SIZE)) {
            for (int[] size : Arrays.copyOf(sizes, Thorough.count(4, sizes.length))) {
                Graph graph = spec.graphFor(Purpose.INFERENCE, size[0], size[1]);
                float[] pixels = Networks.pixels(graph.input(), 1, 4);
                BothEngines.assertNear(
                        network.forward(pixels, size[0], size[1]),
                        BothEngines.mxnet(graph, parameters, pixels, 1),
                        ROUNDED);
            }
        }
    }

    /** Backbones alone, whose maps are one vector, and what comes after them. */
    @Test
    void partsOfASegmenterGiveTheSameNumbers() {
        NetworkSpec spec = segmenter("mobilenetv2_0.25", 65, new DeepLabHead(16, true, 16));
        Graph maps = spec.mapsGraph(65, 65);
        Parameters parameters = Networks.drawn(maps, 3);
        BothEngines.assertSame(maps, ROWS, NEAR);
        BothEngines.assertSame(spec.graph(Purpose.FEATURES), ROWS, NEAR);
        BothEngines.assertSame(spec.tailOfMaps(50, 39), ROWS, NEAR);
        try (OnnxNetwork network = BothEngines.network(maps, parameters, OnnxForm.ANY_SIZE)) {
            Graph other = spec.mapsGraph(50, 39);
            float[] pixels = Networks.pixels(other.input(), 1, 4);
            BothEngines.assertNear(
                    network.forward(pixels, 50, 39), BothEngines.mxnet(other, parameters, pixels, 1), NEAR);
        }
    }

    @ParameterizedTest
    @CsvSource({"65, 65", "64, 96", "75, 98", "41, 131"})
    void logitsAndLabelsOfPixelsAreThoseOfLogitMaps(int height, int width) {
        NetworkSpec spec = segmenter("mobilenetv2_0.25", 65, new DeepLabHead(16, true, 16));
        Graph square = spec.graph(Purpose.SCORES);
        Parameters parameters = Networks.drawn(square, 3);
        float[] pixels =
                Networks.pixels(spec.graphFor(Purpose.SCORES, height, width).input(), 1, 4);
        int rows = (height + 3) / 4;
        int columns = (width + 3) / 4;
        try (OnnxNetwork cells = BothEngines.network(square, parameters, OnnxForm.ANY_SIZE);
                OnnxNetwork logits = BothEngines.network(square, parameters, OnnxForm.LOGITS_OF_PIXELS);
                OnnxNetwork labels = BothEngines.network(square, parameters, OnnxForm.LABELS_OF_PIXELS)) {
            float[] grid = cells.forward(pixels, height, width);
            float[] expected = new float[5 * height * width];
            UpsampledRow row = new UpsampledRow(5, rows, columns, 4);
            for (int y = 0; y < height; y++) {
                row.take(grid, 0, y);
                for (int i = 0; i < 5 * width; i++) {
                    expected[(i / width * height + y) * width + i % width] = row.of(i / width)[row.place(i % width)];
                }
            }
            float[] found = logits.forward(pixels, height, width);
            BothEngines.assertNear(found, expected, NEAR);
            byte[] decided = labels.labels(pixels, height, width);
            assertThat(decided).hasSize(height * width);
            var map = LogitMap.of(5, rows, columns, 4, grid).labels(width, height);
            int disagreements = 0;
            for (int i = 0; i < decided.length; i++) {
                disagreements += decided[i] == map.at(i % width, i / width) ? 0 : 1;
            }
            assertThat(disagreements).isLessThanOrEqualTo(decided.length / 1000);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void perturbersGiveTheSameNumbers(PerturberKind kind) {
        for (Head head : List.of(ClassifierHead.LINEAR, new DeepLabHead(16, true, 16))) {
            for (boolean mirrored : new boolean[] {false, true}) {
                NetworkSpec spec = new NetworkSpec(
                        Architecture.of("mobilenetv2_0.25"),
                        35,
                        3,
                        3,
                        head,
                        BatchNormMode.FROZEN,
                        Rectifier.RELU6,
                        new Perturber(kind, 16, 16, InputScaling.IMAGENET, mirrored));
                BothEngines.assertSame(spec.graph(Purpose.INFERENCE), 3, NEAR);
                BothEngines.assertSame(spec.graph(Purpose.SCORES), 1, NEAR);
                NetworkSpec grey = new NetworkSpec(
                        spec.architecture(),
                        35,
                        1,
                        3,
                        head,
                        BatchNormMode.FROZEN,
                        Rectifier.RELU6,
                        new Perturber(kind, 16, 16, InputScaling.UNIT, mirrored));
                BothEngines.assertSame(grey.graph(Purpose.SCORES), ROWS, NEAR);
                Graph square = spec.directionGraph(40, 70);
                Parameters parameters = Networks.drawn(square, 3);
                BothEngines.assertSame(square, parameters, ROWS, NEAR);
                Graph other = spec.directionGraph(33, 90);
                float[] pixels = Networks.pixels(other.input(), 1, 4);
                try (OnnxNetwork network = BothEngines.network(square, parameters, OnnxForm.ANY_SIZE)) {
                    BothEngines.assertNear(
                            network.forward(pixels, 33, 90), BothEngines.mxnet(other, parameters, pixels, 1), NEAR);
                }
            }
        }
    }

    /** A batch can have any size after any other, and can be used in part; a row does not depend on the others. */
    @Test
    void batchesOfDifferentSizesGiveTheSameRows() {
        Graph graph =
                Networks.spec("mobilenetv2_0.25", 65, BatchNormMode.FROZEN).graph(Purpose.SCORES);
        float[] pixels = Networks.pixels(graph.input(), 16, 4);
        try (OnnxNetwork network = BothEngines.network(graph, Networks.drawn(graph, 3), OnnxForm.FIXED_SIZE)) {
            float[] sixteen = network.forward(pixels, 16);
            assertThat(sixteen).hasSize(16 * 3);
            for (int rows : new int[] {1, 3}) {
                float[] few = network.forward(pixels, rows);
                assertThat(few).hasSize(rows * 3);
                BothEngines.assertNear(few, Arrays.copyOf(sixteen, rows * 3), NEAR);
            }
            assertThat(network.forward(pixels, 16)).isEqualTo(sixteen);
        }
    }

    @Test
    void aFileOfOneSizeHasNoOtherAndAnySizeHasNone() {
        Graph graph = segmenter("mobilenetv2_0.25", 33, DeepLabHead.STANDARD).graph(Purpose.INFERENCE);
        Parameters parameters = Networks.drawn(graph, 3);
        try (OnnxNetwork network = BothEngines.network(graph, parameters, OnnxForm.ANY_SIZE)) {
            assertThatThrownBy(() -> network.forward(new float[3 * 33 * 33], 1))
                    .hasMessage("the input data (any, 3, any, any) has no size of its own");
        }
        NetworkSpec spec = Networks.spec("mobilenetv2_0.25", 32, BatchNormMode.FROZEN);
        Graph head = spec.headGraph(Purpose.SCORES);
        try (OnnxNetwork network = BothEngines.network(head, Networks.drawn(head, 3), OnnxForm.FIXED_SIZE)) {
            assertThatThrownBy(() -> network.forward(new float[3], 1, 1)).hasMessageContaining("is no image");
        }
        assertThatThrownBy(() -> BothEngines.network(head, Networks.drawn(head, 3), OnnxForm.ANY_SIZE))
                .hasMessage("a graph that takes (1280) has no size to choose");
    }
}

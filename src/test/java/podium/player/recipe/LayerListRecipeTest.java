package podium.player.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.core.InputException;

class LayerListRecipeTest {
    private static final String LENET = """
            size: 32
            architecture:
              - conv: {filters: 6, kernel: 5, activation: tanh}
              - average-pool: 2
              - conv: {filters: 16, kernel: 5, activation: tanh}
              - average-pool: {size: 2}
              - residual:
                  - conv: {filters: 16, kernel: 3, padding: same}
                  - batch-norm
                  - leaky-relu: 0.1
              - elu
              - max-pool: {size: 3, stride: 2, padding: 1}
              - dropout: 0.2
              - flatten
              - dense: 120
              - relu
              - dense: {units: 84, activation: tanh}
            """;

    @TempDir
    private Path folder;

    private Recipe read(String text, Map<String, String> overrides) throws IOException {
        return new RecipeFile("list", Files.writeString(folder.resolve("list.yaml"), text)).read(overrides);
    }

    private void assertFault(String text, String message) {
        assertThatThrownBy(() -> read(text, Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(folder.resolve("list.yaml") + message);
    }

    @Test
    void aListIsWrittenAndReadAgain() throws IOException {
        Recipe recipe = read(LENET, Map.of());
        String written = RecipeFile.format(recipe);
        assertThat(written).contains("""
                architecture:
                - conv:
                    filters: 6
                    kernel: 5
                    activation: "tanh"
                - average-pool: 2
                """);
        assertThat(read(written, Map.of())).isEqualTo(recipe);
        assertThat(RecipeFile.format(read(written, Map.of()))).isEqualTo(written);
    }

    /** Each layer stands in line 4, after a relu. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conv: {filters: 32} | [1].conv.kernel is missing; expected a whole number",
                "conv | [1].conv.filters is missing; expected a whole number",
                "conv: 32 | [1].conv.kernel is missing; expected a whole number",
                "conv: {filters: 32, kernel: 0} | [1].conv.kernel is 0; expected the side of the window",
                "conv: {filters: 32, kernal: 3} | [1].conv.kernal: unknown key; did you mean kernel?",
                "conv: {filters: a, kernel: 3} | [1].conv.filters: found a; expected a whole number",
                "conv: {filters: 32, kernel: 3, padding: some} | [1].conv.padding is some; expected same, valid or",
                "conv: {filters: 32, kernel: 3, padding: 3} | [1] is conv of 3 x 3 and padding 3 after a map",
                "conv: {filters: 32, kernel: 4, padding: same} | [1] is conv of 4 x 4, stride 1 and padding same after",
                "conv: {filters: 2, kernel: 3, activation: reluu} | [1].conv.activation: found reluu; expected elu or",
                "conv: {filters: 2, kernel: 3, l2: -1} | [1].conv.l2 is -1.0; expected 0 or more, such as 1e-4",
                "conv: {filters: 2, kernel: 3, l3: 1} | [1].conv.l3: unknown key; did you mean l1? Known: activation, fi",
                "conv: {filters: 2, kernel: 3, initial-bias: x} | [1].conv.initial-bias: found x; expected a number",
                "dense: {units: 2, initialisation: he} | [1].dense.initialisation: unknown initialisation he; did you",
                "dense: {units: 2, initialisation: {normal: 0}} | [1].dense.initialisation.normal.deviation is 0.0; exp",
                "conf: {filters: 32, kernel: 3} | [1]: unknown layer conf; did you mean conv? Known: average-pool,",
                "reluu | [1]: unknown layer reluu; did you mean relu? Known: average-pool, batch-norm,",
                "relu: 3 | [1].relu: relu has no keys; expected its name alone",
                "dropout: 1.5 | [1].dropout.share is 1.5; expected the share of numbers to drop",
                "dropout: much | [1].dropout: found much; expected a number",
                "dense: 10 | [1] is dense after a map of 3 x 32 x 32; expected a vector; put flatten or",
                "[relu] | [1]: expected one layer: its name, name: value, or name: {key: value}",
                "{relu: {}, elu: {}} | [1]: expected one layer: its name, name: value, or name: {key: value}",
                "relu | [1] is the last layer and gives a map of 3 x 32 x 32; expected a vector; end with flatten",
                "conv: {filters: 3, kernel: 40} | [1] is conv of 40 x 40 after a map of 3 x 32 x 32; expected a window",
                "max-pool: 33 | [1] is max-pool of 33 x 33 after a map of 3 x 32 x 32; expected a window within",
                "residual: [conv: {filters: 3, kernel: 3}] | [1] is residual with layers that give a map of 3 x 30",
                "residual: [flatten, dense: 65536, dense: 65536] | [1].residual[2] is dense of 65536 units after a vector of"
                        + " length 65536; expected at most 2,147,483,647 weights in a layer, not 4,294,967,296",
                "residual: [conv: {filters: 65536, kernel: 1}, conv: {filters: 65536, kernel: 1}] | [1].residual[1] is conv"
                        + " of 65536 filters after a map of 65536 x 32 x 32; expected at most 2,147,483,647 weights",
                "output | [1] is output after a map of 3 x 32 x 32; expected a vector; put flatten or",
                "output: 10 | [1].output: output takes no value; expected its name alone, or output: {key: value}",
                "output: {units: 10} | [1].output.units: unknown key",
                "residual: [output] | [1].residual[0] is output after a map of 3 x 32 x 32; expected",
                "residual: [flatten, output] | [1].residual[1] is output after a vector of length 3072; expected nothing",
                "residual: [relu, conv: {filters: 3, kernel: 0}] | [1].residual[1].conv.kernel is 0; expected",
                "residual: [flatten, conv: {filters: 3, kernel: 3}] | [1].residual[1] is conv after a vector of",
                "residual: [relu, convv: {filters: 3, kernel: 3}] | [1].residual[1]: unknown layer convv; did you",
            })
    void aWrongLayerIsNamedWithItsLine(String layer, String message) {
        assertFault("size: 32\narchitecture:\n  - relu\n  - " + layer + "\n", ":4: architecture" + message);
    }

    /** Reading a block twice on every level would never end. */
    @Test
    @Timeout(60)
    void blocksMayStandWithinBlocks() throws IOException {
        Recipe recipe =
                new RecipeFile("deep", Files.writeString(folder.resolve("deep.yaml"), nested(200))).read(Map.of());
        assertThat(RecipeFile.format(recipe)).contains("residual");
        assertFault(
                nested(3).replace("relu", "reluu"),
                ":3: architecture[0].residual[0].residual[0].residual[0]: unknown layer reluu; did you mean relu?");
        assertFault(nested(3000), ":1: lists and keys stand within each other more than 1000 times;");
    }

    private static String nested(int blocks) {
        return "size: 16\nchannels: 1\narchitecture: [" + "{residual: [".repeat(blocks) + "relu" + "]}".repeat(blocks)
                + ", flatten]\n";
    }

    /** The output has a weight for each number before it, and each class. */
    @ParameterizedTest
    @CsvSource({"max-pool: 50, 26214400", "relu, 68719476736"})
    void theOutputTakesNoLongerVectorThanFits(String layer, String length) {
        assertFault(
                "size: 1024\narchitecture: [conv: {filters: 65536, kernel: 1}, " + layer + ", flatten]\n",
                ":2: architecture is the output of up to 254 classes after a vector of length " + length
                        + "; expected at most 2,147,483,647 weights in a layer");
    }

    @Test
    void anOutputIsTheLastLayer() {
        assertFault(
                "size: 32\narchitecture:\n  - flatten\n  - output\n  - relu\n",
                ":4: architecture[1] is output after a vector of length 3072; expected nothing, or output as the last");
    }

    @Test
    void theLinesOfLayersWithinABlockAreTheirOwn() {
        String text = """
                architecture:
                  - residual:
                      - relu
                      - conv:
                          filters: 8
                          kernel: 3
                      - flatten
                  - flatten
                """;
        assertFault(text.replace("kernel: 3", "kernel: -1"), ":6: architecture[0].residual[1].conv.kernel is -1;");
        assertFault(text.replace("conv:", "dense: 3\n      - conv:"), ":4: architecture[0].residual[1] is dense after");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "architecture: [] | :1: architecture is an empty list; expected one of alexnet,",
                "architecture: alexnett | :1: architecture is alexnett; expected one of alexnet,",
                "architecture: {conv: 3} | :1: architecture is keys with values; expected one of alexnet,",
                "architecture: [flatten]; head: {dropout: 0.5} | :2: head.dropout is 0.5; expected no such key, because",
                "architecture: [flatten]; head: {pooling: flatten} | :2: head.pooling is flatten; expected no such key",
                "architecture: [flatten]; head: {layers: [relu]} | :2: head.layers is a list; expected no such key",
                "architecture: [flatten]; task: segmentation | :1: architecture is the list of layers; expected a back",
                "head: {layers: [flatten, dense: 8], dense: [8]} | :1: head.dense is [8]; expected no such key, because",
                "head: {layers: [dense: 8]} | :1: head.layers[0] is dense after a map of 1280 x 8 x 8; expected a vec",
                "head: {layers: [relu]} | :1: head.layers[0] is the last layer and gives a map of 1280 x 8 x 8;",
            })
    void whatDoesNotGoTogetherIsRefused(String lines, String message) {
        String segmenter = lines.contains("segmentation") ? "loss: {kind: pixel-cross-entropy}\nmetric: loss\n" : "";
        assertFault(lines.replace("; ", "\n") + "\n" + segmenter, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "last 4 | 'last 3 at most, because the list of layers has 3 convolutions and dense layers'",
                "all-but-first 3 | 'all-but-first 2 at most, because the list of layers has 3 convolutions and dense layers'",
                "last 2 keras-layers | 'last N, which counts convolutions, because Keras does not have the list of layers'",
            })
    void aStageTrainsNoMoreLayersThanAListHas(String train, String message) {
        String list = "architecture: [conv: {filters: 3, kernel: 3}, flatten, dense: 4, relu, dense: 5]\nstages:\n";
        assertFault(
                list + "  - {train: " + train + ", epochs: 1}\n",
                ":3: stages[0].train is " + train + "; expected " + message);
    }
}

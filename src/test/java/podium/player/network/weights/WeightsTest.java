package podium.player.network.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.Shared;
import podium.core.InputException;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.HeadActivation;
import podium.player.network.Networks;
import podium.player.network.Parameters;
import podium.player.network.Pooling;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.Tensor;
import podium.player.network.architecture.Architecture;
import podium.player.network.architecture.ClassifierHead;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.architecture.Perturber;
import podium.player.network.layers.Shape;

class WeightsTest {
    private static final NetworkSpec SPEC = Networks.spec("mobilenetv2_0.25", 32, BatchNormMode.TRAINED);
    private static final Graph GRAPH = SPEC.graph(Purpose.TRAINING);
    private static final Parameters DRAWN = Networks.drawn(GRAPH, 5);

    @TempDir
    private Path folder;

    private Weights.Loaded load(NetworkSpec spec, Parameters parameters, UnaryOperator<String> rename)
            throws IOException {
        Path file = Networks.write(folder.resolve("w-0000.params"), parameters, GRAPH, rename);
        return Weights.load(spec, WeightSource.parse(file.toString(), folder), 7);
    }

    private static void assertSame(Parameters found, Parameters expected) {
        assertThat(found.names()).isEqualTo(expected.names());
        for (String name : expected.names()) {
            assertThat(found.get(name).shape()).isEqualTo(expected.get(name).shape());
            assertThat(found.get(name).values())
                    .as(name)
                    .isEqualTo(expected.get(name).values());
        }
    }

    @Test
    void aCompleteFileIsLoadedUnchanged() throws IOException {
        Weights.Loaded loaded = load(SPEC, DRAWN, name -> name);
        assertSame(loaded.parameters(), DRAWN);
        assertThat(loaded.report().lines())
                .containsExactly("weights: loaded 267 of 267 arrays from " + folder.resolve("w-0000.params"));
    }

    /** Gluon counts the blocks of a program, and removes their prefix if asked to. */
    @ParameterizedTest
    @ValueSource(strings = {"mobilenetv21_", "mobilenetv217_", ""})
    void arraysUnderGluonsOtherPrefixesAreLoaded(String prefix) throws IOException {
        Weights.Loaded loaded = load(SPEC, DRAWN, name -> name.replaceFirst("^mobilenetv20_", prefix));
        assertSame(loaded.parameters(), DRAWN);
        assertThat(loaded.report().unused()).isEmpty();
    }

    @Test
    void missingArraysAreInitialisedAndOthersReportedAsUnused() throws IOException {
        Map<String, Tensor> published = new LinkedHashMap<>();
        DRAWN.names().stream()
                .filter(name -> !name.startsWith("head_"))
                .forEach(name -> published.put(name, DRAWN.get(name)));
        published.put("mobilenetv20_output_pred_weight", Tensor.filled(Shape.of(1000, 1280, 1, 1), 1));
        Weights.Loaded loaded = load(SPEC, new Parameters(published), name -> name);
        assertThat(loaded.report().lines())
                .containsExactly(
                        "weights: loaded 265 of 267 arrays from " + folder.resolve("w-0000.params"),
                        "initialised head_output_weight (Glorot uniform), head_output_bias (zeros)",
                        "not used: mobilenetv20_output_pred_weight");
        assertSame(loaded.parameters().only(SPEC.graph(Purpose.FEATURES)), DRAWN.only(SPEC.graph(Purpose.FEATURES)));
    }

    @Test
    void longListsAreShortened() {
        WeightReport report =
                new WeightReport("w.params", 1, Map.of(), List.of("a", "b", "c", "d", "e", "f", "g", "h"));
        assertThat(report.lines()).last().isEqualTo("not used: a, b, c, d, e, f and 2 more");
    }

    @Test
    void aWrongShapeIsRefusedWithTheArraysName() {
        NetworkSpec wider = Networks.spec("mobilenetv2_0.5", 32, BatchNormMode.TRAINED);
        assertThatThrownBy(() -> load(wider, DRAWN, name -> name))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        folder.resolve("w-0000.params") + ": mobilenetv20_features_conv0_weight is 8 x 3 x 3 x 3, but"
                                + " mobilenetv2_0.5 has 16 x 3 x 3 x 3; the weights belong to another architecture or"
                                + " width. Set that one, or use other weights");
    }

    @Test
    void weightsForColouredImagesAreRefusedForGreyOnes() {
        NetworkSpec grey = new NetworkSpec(
                SPEC.architecture(),
                SPEC.size(),
                1,
                SPEC.classes(),
                SPEC.head(),
                SPEC.batchNorm(),
                SPEC.rectifier(),
                Perturber.NONE);
        assertThatThrownBy(() -> load(grey, DRAWN, name -> name))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("w-0000.params") + ": its network takes three channels, red, green and blue"
                        + " (mobilenetv20_features_conv0_weight is 8 x 3 x 3 x 3), but the recipe's takes one channel,"
                        + " grey; set channels: 3, or use other weights");
        Parameters drawn = Networks.drawn(grey.graph(Purpose.TRAINING), 3);
        assertThatThrownBy(() -> load(SPEC, drawn, name -> name))
                .hasMessageContaining("but the recipe's takes three channels, red, green and blue; set channels: 1");
    }

    /** A head for other classes is not an error: it is initialised like a head with other names. */
    @Test
    void aHeadForOtherClassesIsNotUsed() throws IOException {
        NetworkSpec other =
                new NetworkSpec(SPEC.architecture(), 32, 5, SPEC.head(), SPEC.batchNorm(), SPEC.rectifier());
        WeightReport report = load(other, DRAWN, name -> name).report();
        assertThat(report.initialised()).containsOnlyKeys("head_output_weight", "head_output_bias");
        assertThat(report.unused()).containsExactly("head_output_weight", "head_output_bias");
    }

    @Test
    void anotherArchitectureIsRefused() {
        NetworkSpec resnet = Networks.spec("resnet18_v1", 32, BatchNormMode.TRAINED);
        assertThatThrownBy(() -> load(resnet, DRAWN, name -> name))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("w-0000.params") + ": none of its arrays belongs to resnet18_v1 (found"
                        + " mobilenetv20_features_conv0_weight, expected resnetv10_conv0_weight); the weights belong to"
                        + " another architecture. Set that one, or use other weights");
        assertThatThrownBy(() -> load(SPEC, new Parameters(Map.of()), name -> name))
                .hasMessageContaining("(found no array at all, expected mobilenetv20_features_conv0_weight)");
    }

    @Test
    void dottedNamesAreExplainedAsGluonsSaveParameters() {
        assertThatThrownBy(() -> load(SPEC, DRAWN, name -> name.replace("mobilenetv20_features_", "features.")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("net.collect_params().save(FILE)");
    }

    @Test
    void foldedWeightsLoadOnlyIntoAFoldedNetwork() throws IOException {
        NetworkSpec folded = SPEC.with(BatchNormMode.FOLDED);
        Weights.Loaded published = load(folded, DRAWN, name -> name);
        assertThat(published.report().taken()).isEqualTo(267);
        assertSame(published.parameters(), BatchNormFolding.fold(DRAWN, folded.graph(Purpose.TRAINING)));

        Weights.Loaded saved = load(folded, published.parameters(), name -> name);
        assertSame(saved.parameters(), published.parameters());
        assertThat(saved.report().lines()).hasSize(1);

        assertThatThrownBy(() -> load(SPEC, published.parameters(), name -> name))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("its batch normalisation was folded", "cannot be trained any more");
    }

    @Test
    void withoutWeightsTheSeedDeterminesAllArrays() throws IOException {
        Weights.Loaded loaded = Weights.load(SPEC, WeightSource.parse("none", folder), 7);
        assertThat(loaded.report().lines()).containsExactly("weights: none; initialised all 267 arrays");
        assertSame(Weights.load(SPEC, WeightSource.parse("none", folder), 7).parameters(), loaded.parameters());

        Parameters other =
                Weights.load(SPEC, WeightSource.parse("none", folder), 8).parameters();
        assertThat(other.get("head_output_weight").values())
                .isNotEqualTo(loaded.parameters().get("head_output_weight").values());
        assertThat(Weights.load(SPEC.with(BatchNormMode.FOLDED), WeightSource.parse("none", folder), 7)
                        .parameters()
                        .names())
                .contains("mobilenetv20_features_conv0_bias");
    }

    /** An array does not depend on which other arrays are drawn: if a file provides some, the others stay the same. */
    @Test
    void initialisationDoesNotDependOnOrder() throws IOException {
        Parameters all =
                Weights.load(SPEC, WeightSource.parse("none", folder), 7).parameters();
        Parameters some =
                load(SPEC, DRAWN, name -> name.startsWith("head_") ? "" : name).parameters();
        assertThat(some.get("head_output_weight").values())
                .isEqualTo(all.get("head_output_weight").values());
    }

    @Test
    void initialisationHasTheVariancesOfThePapers() throws IOException {
        Parameters vgg = Weights.load(
                        new NetworkSpec(
                                Architecture.of("vgg16"),
                                32,
                                20,
                                new ClassifierHead(Pooling.AVERAGE, false, List.of(300), 0, HeadActivation.SIGMOID),
                                BatchNormMode.TRAINED,
                                Rectifier.RELU),
                        WeightSource.parse("none", folder),
                        1)
                .parameters();
        assertThat(deviation(vgg.get("vgg0_conv3_weight"))).isCloseTo(Math.sqrt(2.0 / (128 * 9)), within(5e-4));
        assertThat(deviation(vgg.get("head_dense0_weight"))).isCloseTo(Math.sqrt(2.0 / 512), within(5e-4));
        double limit = Math.sqrt(6.0 / 320);
        assertThat(deviation(vgg.get("head_output_weight"))).isCloseTo(limit / Math.sqrt(3), within(2e-3));
        for (float value : vgg.get("head_output_weight").values()) {
            assertThat(Math.abs(value)).isLessThanOrEqualTo((float) limit);
        }
        assertThat(vgg.get("vgg0_conv3_bias").values()).containsOnly(0f);

        Parameters mobile =
                Weights.load(SPEC, WeightSource.parse("none", folder), 1).parameters();
        assertThat(mobile.get("mobilenetv20_features_batchnorm0_gamma").values())
                .containsOnly(1f);
        assertThat(mobile.get("mobilenetv20_features_batchnorm0_running_var").values())
                .containsOnly(1f);
        assertThat(mobile.get("mobilenetv20_features_batchnorm0_running_mean").values())
                .containsOnly(0f);
    }

    private static double deviation(Tensor tensor) {
        double squares = 0;
        for (float value : tensor.values()) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares / tensor.values().length);
    }

    /** A published checkpoint without its last convolution. */
    @Test
    void theMissingLayerOfAPublishedFileIsReported() throws IOException {
        Path file = Shared.data("weights/mobilenet1.0-0000.params");
        NetworkSpec spec = Networks.spec("mobilenet1.0", 33, BatchNormMode.TRAINED);
        Weights.Loaded loaded = Weights.load(spec, WeightSource.parse(file.toString(), folder), 7);
        assertThat(loaded.report().lines())
                .containsExactly(
                        "weights: loaded 130 of 137 arrays from " + file,
                        "initialised mobilenet0_conv26_weight (He normal), mobilenet0_batchnorm26_gamma (ones),"
                                + " mobilenet0_batchnorm26_beta (zeros), mobilenet0_batchnorm26_running_mean (zeros),"
                                + " mobilenet0_batchnorm26_running_var (ones), head_output_weight (Glorot uniform)"
                                + " and 1 more");
    }

    @Test
    void aPublishedBackboneIsLoadedCompletely() throws IOException {
        Path file = Shared.data("weights/mobilenetv2_1.0-0000.params");
        NetworkSpec spec = Networks.spec("mobilenetv2_1.0", 33, BatchNormMode.FOLDED);
        WeightReport report = Weights.load(spec, WeightSource.parse(file.toString(), folder), 7)
                .report();
        assertThat(report.initialised()).containsOnlyKeys("head_output_weight", "head_output_bias");
        assertThat(report.unused()).isEmpty();
    }
}

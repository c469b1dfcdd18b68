package podium.player.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.player.network.Initialisation;
import podium.player.network.Initialisation.Constant;
import podium.player.network.ParameterSpec;
import podium.player.network.Penalty;
import podium.player.network.Purpose;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.weights.WeightSource;
import podium.player.network.weights.Weights;

/** The keys of listed layers for their own arrays. */
class LayerWeightsTest {
    private static final String CHOSEN = """
            size: 16
            architecture:
              - conv: {filters: 4, kernel: 3, initialisation: glorot-uniform, initial-bias: 0.1, l1: 1e-5, l2: 1e-4}
              - flatten
              - dense: {units: 8, initialisation: {normal: 0.01}, l2: 5e-4}
              - dense: 6
            """;

    @TempDir
    private Path folder;

    private Recipe read(String text) throws IOException {
        return new RecipeFile("list", Files.writeString(folder.resolve("list.yaml"), text)).read(Map.of());
    }

    private List<ParameterSpec> arrays(String text) throws IOException {
        return read(text).trainingNetwork(3).graph(Purpose.TRAINING).parameters();
    }

    @Test
    void eachLayersArraysHaveItsKeys() throws IOException {
        List<ParameterSpec> arrays = arrays(CHOSEN);
        assertThat(arrays).hasSize(8);
        assertThat(arrays.stream().map(ParameterSpec::penalty))
                .containsExactly(
                        new Penalty(1e-5, 1e-4),
                        Penalty.NONE,
                        new Penalty(0, 5e-4),
                        Penalty.NONE,
                        Penalty.NONE,
                        Penalty.NONE,
                        Penalty.NONE,
                        Penalty.NONE);
        assertThat(arrays.stream()
                        .map(array -> array.initialisation().of(array, 3).toString()))
                .containsExactly(
                        "Glorot uniform",
                        "constant 0.1",
                        "normal, deviation 0.01",
                        "zeros",
                        "He normal",
                        "zeros",
                        "Glorot uniform",
                        "zeros");
    }

    @Test
    void aNetworkBeginsWithThem() throws IOException {
        NetworkSpec network = read(CHOSEN).trainingNetwork(3);
        Weights.Loaded loaded = Weights.load(network, WeightSource.parse("none", folder), 7);
        String bias = network.graph(Purpose.TRAINING).parameters().get(1).name();
        assertThat(loaded.parameters().get(bias).values()).containsOnly(0.1f);
        assertThat(loaded.report().initialised()).containsEntry(bias, "constant 0.1");
    }

    @Test
    void onlyWhatDiffersFromTheDefaultsIsWritten() throws IOException {
        Recipe recipe = read(CHOSEN);
        String written = RecipeFile.format(recipe);
        assertThat(written).contains("""
                architecture:
                - conv:
                    filters: 4
                    kernel: 3
                    initialisation: "glorot-uniform"
                    initial-bias: 0.1
                    l1: 1.0E-5
                    l2: 1.0E-4
                - "flatten"
                - dense:
                    units: 8
                    initialisation:
                      normal: 0.01
                    l2: 5.0E-4
                - dense: 6
                """);
        assertThat(read(written)).isEqualTo(recipe);
    }

    @ParameterizedTest
    @CsvSource({
        "usual, He normal",
        "glorot-normal, Glorot normal",
        "glorot-uniform, Glorot uniform",
        "he-normal, He normal",
        "he-uniform, He uniform",
        "lecun-normal, LeCun normal",
        "lecun-uniform, LeCun uniform",
        "normal: 0.5, 'normal, deviation 0.5'",
        "normal: {deviation: 0.5}, 'normal, deviation 0.5'",
        "zeros, zeros",
        "constant: 0.25, constant 0.25"
    })
    void everyInitialisationHasAName(String written, String words) throws IOException {
        String layer = "dense: {units: 8, initialisation: " + (written.contains(":") ? "{" + written + "}" : written);
        ParameterSpec weights =
                arrays("size: 16\narchitecture: [flatten, " + layer + "}]\n").get(0);
        assertThat(weights.initialisation().of(weights, 1)).hasToString(words);
    }

    /** The output is a layer that may be written, at the end of a network or of a head, and has the same keys. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "size: 16; architecture: [flatten, %s]",
                "size: 32; head: {layers: [flatten, dense: 8, %s]}",
            })
    void theOutputMayBeWritten(String recipe) throws IOException {
        String text = recipe.replace("; ", "\n") + "\n";
        List<ParameterSpec> plain = arrays(text.formatted("output"));
        assertThat(plain.get(plain.size() - 2).name()).isEqualTo("head_output_weight");
        assertThat(plain.get(plain.size() - 2).initialisation()).isEqualTo(Initialisation.usual());
        assertThat(arrays(text.replace(", %s", ""))).hasSameSizeAs(plain);

        String own = text.formatted("output: {initialisation: {normal: 0.01}, initial-bias: -2, l2: 1e-3}");
        List<ParameterSpec> arrays = arrays(own);
        ParameterSpec weights = arrays.get(arrays.size() - 2);
        assertThat(weights.initialisation()).isEqualTo(new Initialisation.Normal(0.01));
        assertThat(weights.penalty()).isEqualTo(new Penalty(0, 1e-3));
        assertThat(weights.shape().get(0)).isEqualTo(3);
        assertThat(arrays.get(arrays.size() - 1).initialisation()).isEqualTo(new Constant(-2));
        assertThat(read(RecipeFile.format(read(own)))).isEqualTo(read(own));
    }

    /** The layers of a head are layers like others. */
    @Test
    void aHeadsLayersHaveThemToo() throws IOException {
        List<ParameterSpec> arrays =
                arrays("size: 32\nhead: {layers: [flatten, dense: {units: 8, initial-bias: 1, l1: 0.1}]}\n");
        ParameterSpec weights = arrays.get(arrays.size() - 4);
        assertThat(weights.name()).startsWith("head_");
        assertThat(weights.penalty()).isEqualTo(new Penalty(0.1, 0));
        assertThat(arrays.get(arrays.size() - 3).initialisation()).isEqualTo(new Constant(1));
        assertThat(arrays.get(0).initialisation()).isEqualTo(Initialisation.usual());
    }
}

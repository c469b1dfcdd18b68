package podium.player.recipe.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import podium.player.network.BatchNormMode;
import podium.player.network.FrozenLayers;
import podium.player.network.Graph;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.architecture.Architecture;
import podium.player.network.architecture.ClassifierHead;
import podium.player.network.architecture.NetworkSpec;
import podium.player.training.TrainedParameters;

class TrainableTest {
    private static final NetworkSpec NETWORK = new NetworkSpec(
            Architecture.of("mobilenetv2_1.0"), 64, 3, ClassifierHead.LINEAR, BatchNormMode.TRAINED, Rectifier.RELU6);

    @ParameterizedTest
    @CsvSource({"head, 53", "all, 0", "last 2, 51", "last 53, 0", "all-but-first 2, 2", "all-but-first 52, 52"})
    void theLastLayersOfTheBackboneAreTrained(String words, int frozen) {
        Graph graph = NETWORK.graph(Purpose.TRAINING);
        assertThat(Trainable.of(words).frozen(NETWORK)).isEqualTo(graph.first(frozen));
        assertThat(Trainable.of(words)).hasToString(words).isEqualTo(Trainable.of(words));
        assertThat(Trainable.of(words).headOnly()).isEqualTo(words.equals("head"));
    }

    @Test
    void kerasLayersAreCountedFromEitherEnd() {
        assertThat(Trainable.of("last 154 keras-layers").frozen(NETWORK)).isEqualTo(FrozenLayers.NONE);
        assertThat(Trainable.of("last 100 keras-layers").frozen(NETWORK))
                .isEqualTo(Trainable.of("all-but-first 54 keras-layers").frozen(NETWORK));
    }

    /** 34, 96 and 123 are the numbers of layers in the seed experiment. */
    @Test
    void moreLayersTrainMoreParameters() {
        Set<String> some = trained("last 34 keras-layers");
        Set<String> more = trained("last 96 keras-layers");
        Set<String> most = trained("last 123 keras-layers");
        assertThat(more).hasSizeGreaterThan(some.size()).containsAll(some);
        assertThat(most).hasSizeGreaterThan(more.size()).containsAll(more);
        assertThat(trained("all")).hasSizeGreaterThan(most.size()).containsAll(most);
        assertThat(some)
                .contains("mobilenetv20_features_linearbottleneck13_conv1_weight", "head_output_weight")
                .doesNotContain("mobilenetv20_features_linearbottleneck13_conv0_weight");
    }

    private static Set<String> trained(String words) {
        return TrainedParameters.of(
                        NETWORK.graph(Purpose.TRAINING), Trainable.of(words).frozen(NETWORK))
                .names();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Head",
                "last",
                "last 0",
                "last -2",
                "last 2 ",
                "all 2",
                "first 2",
                "last 12345",
                "head keras-layers",
                "last keras-layers",
                "last 2 keras",
                "last 0 keras-layers",
                "all-but-first"
            })
    void malformedWordsAreRefused(String words) {
        assertThatThrownBy(() -> Trainable.of(words))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(" is " + words + "; expected " + Trainable.EXPECTED);
    }

    @Test
    void differentWordsAreNotEqual() {
        assertThat(Trainable.of("last 2"))
                .isNotEqualTo(Trainable.of("last 3"))
                .isNotEqualTo(Trainable.of("last 2 keras-layers"))
                .isNotEqualTo("last 2");
        assertThat(Trainable.of("head")).hasSameHashCodeAs(Trainable.of("head"));
    }
}

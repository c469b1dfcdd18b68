package podium.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainableTest {
    @ParameterizedTest
    @CsvSource({"head, 5", "all, 0", "last 2, 3", "last 9, 0", "all-but-first 2, 2", "all-but-first 9, 5"})
    void layersOfTheBackboneAreTrainedFromTheEnd(String words, int frozen) {
        assertThat(Trainable.of(words).frozen(5)).isEqualTo(frozen);
        assertThat(Trainable.of(words)).hasToString(words).isEqualTo(Trainable.of(words));
        assertThat(Trainable.of(words).headOnly()).isEqualTo(words.equals("head"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Head", "last", "last 0", "last -2", "last 2 ", "all 2", "first 2", "last 12345"})
    void otherWordsAreRefused(String words) {
        assertThatThrownBy(() -> Trainable.of(words))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(" is " + words
                        + "; expected head, last N, all-but-first N or all; N counts layers of the backbone");
    }

    @Test
    void differentWordsDiffer() {
        assertThat(Trainable.of("last 2")).isNotEqualTo(Trainable.of("last 3")).isNotEqualTo("last 2");
        assertThat(Trainable.of("head")).hasSameHashCodeAs(Trainable.of("head"));
    }
}

package podium.player.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class AugmentationTest {
    @ParameterizedTest
    @CsvSource({
        "rotation, 0, 180, -1, 181, NaN",
        "shear, 0, 60, -1, 61, NaN",
        "zoom, 0, 0.9, -0.1, 1, NaN",
        "translation, 0, 1, -0.1, 1.1, NaN",
        "brightness, 0, 1, -0.1, 1.1, NaN",
        "contrast, 0, 1, -0.1, 1.1, NaN",
        "saturation, 0, 1, -0.1, 1.1, NaN",
        "crop, 0.01, 1, 0, 1.1, NaN",
    })
    void valuesOutOfRangeAreRefused(String key, double least, double most, double below, double above, double none) {
        assertThat(with(key, least)).isNotNull();
        assertThat(with(key, most)).isNotNull();
        for (double wrong : new double[] {below, above, none}) {
            assertThatThrownBy(() -> with(key, wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(key + " is " + wrong + "; expected ");
        }
    }

    /** Returns an augmentation in which only the given key is set. */
    public static Augmentation with(String key, double value) {
        return new Augmentation(
                key.equals("flip"),
                new Augmentation.Motion(
                        key.equals("rotation") ? value : 0,
                        key.equals("shear") ? value : 0,
                        key.equals("zoom") ? value : 0,
                        key.equals("translation") ? value : 0),
                new Augmentation.Colours(
                        key.equals("brightness") ? value : 0,
                        key.equals("contrast") ? value : 0,
                        key.equals("saturation") ? value : 0),
                key.equals("crop") ? value : 1);
    }

    @Test
    void imagesAreStoredLargerIfTheyAreMagnified() {
        assertThat(Augmentation.NONE.storedSide(225)).isEqualTo(225);
        assertThat(with("rotation", 30).storedSide(225)).isEqualTo(225);
        assertThat(with("zoom", 0.1).storedSide(100)).isEqualTo(111);
        assertThat(with("crop", 0.81).storedSide(90)).isEqualTo(100);
        assertThat(with("crop", 0.08).storedSide(100)).isEqualTo(125);
    }
}

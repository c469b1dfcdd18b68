package podium.player.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.data.image.RgbImage;

class ReductionTest {
    @ParameterizedTest
    @CsvSource({
        "500, 375, 1, 500, 375",
        "750, 767, 1, 750, 767",
        "769, 20, 2, 385, 10",
        "1023, 767, 2, 512, 384",
        "4000, 3001, 8, 500, 376",
        "1, 1, 1, 1, 1"
    })
    void sidesAreDividedByTheFactorThatGivesAboutVocsSize(int width, int height, int factor, int less, int lower) {
        Reduction reduction = Reduction.of(RgbImage.of(width, height, new byte[3 * width * height]));
        assertThat(reduction.factor()).isEqualTo(factor);
        assertThat(reduction.width()).isEqualTo(less);
        assertThat(reduction.height()).isEqualTo(lower);
    }

    @ParameterizedTest
    @CsvSource({"500, 375", "1023, 767", "1537, 1"})
    void reducingAndEnlargingKeepsPositions(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (255 * (i / 3 % width) / width);
        }
        RgbImage image = RgbImage.of(width, height, rgb);
        Reduction reduction = Reduction.of(image);
        RgbImage again = reduction.enlarged(reduction.reduced(image));
        assertThat(again.width()).isEqualTo(width);
        assertThat(again.height()).isEqualTo(height);
        for (int x = 2; x < width - 2; x++) {
            int there = again.rgb()[3 * x] & 0xff;
            assertThat(Math.abs(there - (rgb[3 * x] & 0xff))).as("x %d", x).isLessThanOrEqualTo(1);
        }
    }
}

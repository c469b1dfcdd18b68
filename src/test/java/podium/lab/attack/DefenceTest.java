package podium.lab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.core.UsageException;
import podium.data.image.RgbImage;

class DefenceTest {
    private static RgbImage smooth(int width, int height, int seed) {
        byte[] rgb = new byte[3 * width * height];
        SplittableRandom random = new SplittableRandom(seed);
        double angle = random.nextDouble(3);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double wave = Math.sin((x * Math.cos(angle) + y * Math.sin(angle)) / 9);
                for (int channel = 0; channel < 3; channel++) {
                    rgb[3 * (y * width + x) + channel] = (byte) (128 + 60 * wave + 20 * channel);
                }
            }
        }
        return RgbImage.of(width, height, rgb);
    }

    private static RgbImage noisy(RgbImage image, int most) {
        SplittableRandom random = new SplittableRandom(7);
        byte[] rgb = image.rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.min(255, Math.max(0, (rgb[i] & 0xff) + random.nextInt(-most, most + 1)));
        }
        return RgbImage.of(image.width(), image.height(), rgb);
    }

    @Test
    void fewerBitsRoundToTheNearestLevels() {
        RgbImage image = RgbImage.of(2, 1, new byte[] {0, 42, 43, (byte) 127, (byte) 128, (byte) 255});
        assertThat(Defence.parse("bits:2").versions(image).get(0).rgb())
                .containsExactly(0, 0, 85, 85, (byte) 170, (byte) 255);
        assertThat(Defence.parse("bits:1").versions(image).get(0).rgb())
                .containsExactly(0, 0, 0, 0, (byte) 255, (byte) 255);
    }

    /** Smooth images survive the defence, noise does not. */
    @ParameterizedTest
    @ValueSource(strings = {"jpeg:60", "pca:12"})
    void defencesRemoveNoiseAndKeepTheImage(String name) {
        List<RgbImage> train = new ArrayList<>();
        for (int seed = 1; seed <= 30; seed++) {
            train.add(smooth(64, 48, seed));
        }
        Defence defence = name.startsWith("pca") ? PatchPca.fit(train, 12, 1) : Defence.parse(name);
        RgbImage image = smooth(45, 37, 99);
        RgbImage attacked = noisy(image, 8);
        double before = Perturbation.of(image, attacked).rms();
        RgbImage cleaned = defence.versions(attacked).get(0);
        assertThat(Perturbation.of(image, cleaned).rms()).isLessThan(0.75 * before);
        assertThat(Perturbation.of(image, defence.versions(image).get(0)).rms()).isLessThan(2.5);
    }

    /** A projection is idempotent and its own transpose. */
    @Test
    void patchPcaProjectsTheGradient() {
        List<RgbImage> train = new ArrayList<>();
        for (int seed = 1; seed <= 30; seed++) {
            train.add(noisy(smooth(64, 48, seed), 30));
        }
        PatchPca pca = PatchPca.fit(train, 5, 1);
        RgbImage image = smooth(16, 8, 3);
        float[] gradient = new float[3 * 16 * 8];
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = (float) random.nextDouble(-1, 1);
        }
        float[] once = pca.gradientBefore(image, 0, gradient);
        float[] twice = pca.gradientBefore(image, 0, once);
        double across = 0;
        double along = 0;
        for (int i = 0; i < once.length; i++) {
            assertThat(twice[i]).isCloseTo(once[i], within(1e-5f));
            across += gradient[i] * (double) once[i];
            along += once[i] * (double) once[i];
        }
        assertThat(across).isCloseTo(along, within(1e-4));
        assertThat(along).isPositive();
    }

    /** Each version has a gradient only in the rectangle that shows the image. */
    @Test
    void paddedVersionsAreTheSameEachTime() {
        Defence defence = Defence.parse("pad:6");
        RgbImage image = smooth(40, 30, 2);
        List<RgbImage> versions = defence.versions(image);
        assertThat(versions).hasSize(6);
        for (int i = 0; i < 6; i++) {
            assertThat(versions.get(i).rgb())
                    .isEqualTo(defence.versions(image).get(i).rgb());
            float[] ones = new float[3 * 40 * 30];
            Arrays.fill(ones, 1);
            double sum = 0;
            for (float value : defence.gradientBefore(image, i, ones)) {
                sum += value;
            }
            assertThat(sum / ones.length).isBetween(0.6, 1.0);
        }
        assertThat(versions.get(0).rgb()).isNotEqualTo(versions.get(1).rgb());
    }

    @Test
    void wrongDefencesAreRefused() {
        for (String text : List.of("jpeg", "jpeg:x", "blur:3", "pca:3", "")) {
            assertThatThrownBy(() -> Defence.parse(text))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("expected jpeg:QUALITY");
        }
        assertThatThrownBy(() -> Defence.parse("jpeg:0")).hasMessageContaining("a quality from 1 to 100");
        assertThatThrownBy(() -> Defence.parse("bits:8")).hasMessageContaining("expected 1 to 7");
        assertThatThrownBy(() -> Defence.parse("pad:65")).hasMessageContaining("expected 1 to 64");
        assertThatThrownBy(() -> PatchPca.fit(List.of(), 192, 1)).hasMessageContaining("expected 1 to 191");
    }
}

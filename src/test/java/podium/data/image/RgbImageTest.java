package podium.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.Shared;
import podium.core.InputException;

class RgbImageTest {
    @Test
    void picturesOfAnyTypeAreConverted() {
        BufferedImage picture = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, 0x010203);
        picture.setRGB(1, 0, 0xfffefd);
        byte[] expected = {1, 2, 3, -1, -2, -3};
        assertThat(RgbImage.of(picture).rgb()).containsExactly(expected);

        BufferedImage stored = new BufferedImage(2, 1, BufferedImage.TYPE_3BYTE_BGR);
        stored.setRGB(0, 0, 0x010203);
        stored.setRGB(1, 0, 0xfffefd);
        assertThat(RgbImage.of(stored).rgb()).containsExactly(expected);
    }

    @Test
    void partsOfLargerPicturesAreConverted() {
        BufferedImage picture = new BufferedImage(5, 4, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(new Color(10, 20, 30));
        pen.fillRect(2, 1, 2, 2);
        pen.dispose();
        RgbImage part = RgbImage.of(picture.getSubimage(2, 1, 2, 2));
        assertThat(part.rgb()).containsExactly(10, 20, 30, 10, 20, 30, 10, 20, 30, 10, 20, 30);
    }

    @Test
    void aWrongNumberOfBytesIsRefused() {
        assertThatThrownBy(() -> RgbImage.of(2, 2, new byte[11])).hasMessage("11 bytes are not an RGB image of 2 x 2");
        assertThatThrownBy(() -> RgbImage.of(0, 2, new byte[0])).hasMessage("an image cannot be 0 x 2");
    }

    @Test
    void aMissingFileIsRefused(@TempDir Path folder) {
        Path file = folder.resolve("no.jpg");
        assertThatThrownBy(() -> RgbImage.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + ": missing");
    }

    @Test
    void flippingTwiceGivesTheImage() {
        RgbImage image = RgbImage.of(3, 2, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18});
        assertThat(image.flipped().rgb())
                .containsExactly(7, 8, 9, 4, 5, 6, 1, 2, 3, 16, 17, 18, 13, 14, 15, 10, 11, 12);
        assertThat(image.flipped().flipped().rgb()).containsExactly(image.rgb());
    }

    @Test
    void resizingToTheSameSizeGivesTheSameImage() {
        RgbImage image = noise(7, 5, 1);
        assertThat(image.resized(7, 5)).isSameAs(image);
    }

    /**
     * Expected values from Pillow 9.4: Image.fromarray(a).resize(size, Image.BILINEAR), a = arange(105) * 37 %
     * 256 as 5 x 7 x 3.
     */
    @ParameterizedTest
    @CsvSource({
        "3, 2, 104 86 123 146 123 100 123 160 142 105 104 141 145 122 118 141 161 131",
        "9, 2, 9 46 83 83 120 157 169 93 130 199 37 74 86 123 160 172 209 47 116 153 77 89 126 163 163 200 237"
                + " 27 64 101 101 138 175 151 111 148 154 55 92 104 141 178 190 164 65 134 135 95 107 144 154 181 218 174",
        "2, 6, 116 88 107 121 140 112 123 95 114 128 147 119 130 102 121 135 154 126 138 110 129 143 162 134 129 113 136"
                + " 146 153 128 87 106 143 139 111 94"
    })
    void resizingGivesTheSamplesOfPillow(int width, int height, String samples) {
        byte[] rgb = new byte[105];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i * 37 % 256);
        }
        byte[] resized = RgbImage.of(7, 5, rgb).resized(width, height).rgb();
        StringBuilder text = new StringBuilder();
        for (byte sample : resized) {
            text.append(text.isEmpty() ? "" : " ").append(sample & 0xff);
        }
        assertThat(text).hasToString(samples);
    }

    @ParameterizedTest
    @CsvSource({
        "40, 30, 17, 11",
        "40, 30, 40, 11",
        "40, 30, 17, 30",
        "9, 13, 31, 40",
        "20, 20, 1, 1",
        "1, 1, 3, 3",
        "30, 5, 11, 12",
        "64, 64, 63, 65"
    })
    void resizingEqualsTheExactTriangleFilter(int oldWidth, int oldHeight, int width, int height) {
        for (int seed = 0; seed < 3; seed++) {
            compareWithTwin(noise(oldWidth, oldHeight, seed), width, height);
        }
    }

    @Test
    void resizingARealImageEqualsTheExactTriangleFilter() throws IOException {
        Path file = Shared.data("VOCdevkit/VOC2009/JPEGImages/2007_000032.jpg");
        compareWithTwin(RgbImage.read(file), 225, 225);
    }

    @Test
    void aUniformImageStaysUniform() {
        byte[] white = new byte[3 * 61 * 47];
        Arrays.fill(white, (byte) 255);
        assertThat(RgbImage.of(61, 47, white).resized(19, 23).rgb()).containsOnly(255);
    }

    private static void compareWithTwin(RgbImage image, int width, int height) {
        RgbImage resized = image.resized(width, height);
        assertThat(resized.width()).isEqualTo(width);
        assertThat(resized.height()).isEqualTo(height);
        double[][] across = weights(image.width(), width);
        double[][] down = weights(image.height(), height);
        double worst = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    double expected = weighted(image, down[y], across[x], channel);
                    int sample = resized.rgb()[3 * (y * width + x) + channel] & 0xff;
                    worst = Math.max(worst, Math.abs(sample - expected));
                }
            }
        }
        assertThat(worst).isLessThanOrEqualTo(1.01);
    }

    private static double weighted(RgbImage image, double[] down, double[] across, int channel) {
        double sum = 0;
        for (int y = 0; y < down.length; y++) {
            for (int x = 0; down[y] > 0 && x < across.length; x++) {
                sum += down[y] * across[x] * (image.rgb()[3 * (y * image.width() + x) + channel] & 0xff);
            }
        }
        return sum;
    }

    /** The weight of each input pixel for each output pixel. */
    private static double[][] weights(int input, int output) {
        double reduction = (double) input / output;
        double[][] weights = new double[output][input];
        for (int to = 0; to < output; to++) {
            double sum = 0;
            for (int from = 0; from < input; from++) {
                double distance = Math.abs(from + 0.5 - (to + 0.5) * reduction);
                weights[to][from] = Math.max(0, 1 - distance / Math.max(1, reduction));
                sum += weights[to][from];
            }
            for (int from = 0; from < input; from++) {
                weights[to][from] /= sum;
            }
        }
        return weights;
    }

    private static RgbImage noise(int width, int height, long seed) {
        byte[] rgb = new byte[3 * width * height];
        new SplittableRandom(seed).nextBytes(rgb);
        return RgbImage.of(width, height, rgb);
    }
}

package podium.report.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.data.image.RgbImage;
import podium.player.figures.DecisionRule;
import podium.player.figures.ThresholdRule;
import podium.player.prediction.ClassScores;

class ScorePictureTest {
    private static final int YES = 0xFF2F6DB5;
    private static final int NO = 0xFFC2CCD8;

    @TempDir
    private Path folder;

    private BufferedImage draw(ClassScores scores, DecisionRule rule, int width, int height) throws IOException {
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = (byte) 200;
        }
        Path png = folder.resolve("scores.png");
        Assumptions.assumeTrue(
                new ScorePicture("run-1a2b3c4d", scores, rule, Set.of()).write(png, RgbImage.of(width, height, rgb), 0),
                "skipped: this Java finds no fonts");
        return ImageIO.read(png.toFile());
    }

    /** The lengths of the bars from top to bottom, in pixels; negative if the class is not predicted. */
    private static List<Long> bars(BufferedImage picture, int count) {
        Long[] bars = new Long[count];
        for (int row = 0; row < count; row++) {
            int[] pixels = picture.getRGB(480, 64 + 22 * row + 3, 520, 1, null, 0, 520);
            long yes = Arrays.stream(pixels).filter(pixel -> pixel == YES).count();
            bars[row] = yes - Arrays.stream(pixels).filter(pixel -> pixel == NO).count();
        }
        return List.of(bars);
    }

    @Test
    void theHighestScoreIsFirstAndPredictedClassesAreColoured() throws IOException {
        ClassScores scores =
                new ClassScores(List.of("dog", "cat", "cow"), List.of("a"), new float[][] {{0.25f, 1, 0.75f}});
        BufferedImage picture = draw(scores, new ThresholdRule(0.3, false), 40, 20);
        List<Long> bars = bars(picture, 3);
        long full = bars.get(0);
        assertThat(full).isBetween(300L, 480L);
        assertThat((double) bars.get(1) / full).isBetween(0.73, 0.77);
        assertThat((double) bars.get(2) / full).isBetween(-0.27, -0.23);
        assertThat(picture.getRGB(30, 70)).isEqualTo(0xFFC80000);
        assertThat(picture.getRGB(24 + 439, 64 + 219)).isEqualTo(0xFFC80000);
        assertThat(picture.getRGB(24 + 200, 64 + 225)).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void theHighestClassBelowTheThresholdMayBePredicted() throws IOException {
        ClassScores scores = new ClassScores(
                List.of("dog", "a class of so long a name that its middle is left out"),
                List.of("an image of so long a name that its middle is left out, so that it ends at the bars"),
                new float[][] {{0.25f, 0.5f}});
        List<Long> bars = bars(draw(scores, new ThresholdRule(0.99, true), 20, 40), 2);
        assertThat(bars.get(0)).isPositive();
        assertThat(bars.get(1)).isNegative();
    }

    /** The picture of 30 classes is as high as that of 20. */
    @Test
    void onlyTwentyClassesAreDrawn() throws IOException {
        int[] heights = new int[2];
        for (int i = 0; i < 2; i++) {
            int classes = 20 + 10 * i;
            List<String> names = IntStream.range(0, classes)
                    .mapToObj(label -> "class " + label)
                    .toList();
            ClassScores scores = new ClassScores(names, List.of("a"), new float[1][classes]);
            heights[i] = draw(scores, new ThresholdRule(0.5, false), 400, 10).getHeight();
        }
        assertThat(heights[1]).isEqualTo(heights[0]);
    }
}

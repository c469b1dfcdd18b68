package podium.report.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.player.figures.History;
import podium.report.Trainings;

class CurvesPictureTest {
    private static final int DARK = 0xFF404040;
    private static final int LOSS = 0xFF7A4FA3;
    private static final int BORDER = 0xFFB0B0B0;

    @TempDir
    private Path folder;

    private BufferedImage draw(History history, int best) throws IOException {
        Path png = folder.resolve("curves.png");
        Assumptions.assumeTrue(
                new CurvesPicture("run-1a2b3c4d", history, best).write(png), "skipped: this Java finds no fonts");
        return ImageIO.read(png.toFile());
    }

    private static int[] column(BufferedImage picture, int x, int top) {
        return picture.getRGB(x, top, 1, 350, null, 0, 1);
    }

    private static long count(int[] pixels, int colour) {
        return Arrays.stream(pixels).filter(pixel -> pixel == colour).count();
    }

    /** The x positions of the vertical lines with a colour. */
    private static List<Integer> lines(BufferedImage picture, int top, int colour) {
        return IntStream.range(75, picture.getWidth())
                .filter(x -> count(column(picture, x, top), colour) > 60)
                .boxed()
                .toList();
    }

    @Test
    void bothPanelsShowStagesAndTheBestEpoch() throws IOException {
        History history = Trainings.history(true, List.of("head", "last 2", "all"), 20, 10, 20);
        BufferedImage picture = draw(history, 41);
        assertThat(picture.getWidth()).isEqualTo(1200);
        assertThat(picture.getHeight()).isEqualTo(860);
        List<Integer> borders = lines(picture, 0, BORDER);
        assertThat(borders).hasSize(2).isEqualTo(lines(picture, 430, BORDER));
        double epoch = (borders.get(1) - borders.get(0)) / 10.0;
        List<Integer> best = lines(picture, 0, DARK);
        assertThat(best).isNotEmpty().isEqualTo(lines(picture, 430, DARK));
        assertThat((best.get(0) - borders.get(1)) / epoch).isBetween(10.4, 10.6);
        int[] all = picture.getRGB(75, 40, 1100, 300, null, 0, 1100);
        assertThat(count(all, LOSS)).isGreaterThan(1000);
    }

    @Test
    void aTrainingOfOneEpochOrWithoutValidIsDrawn() throws IOException {
        BufferedImage one = draw(Trainings.history(true, List.of("head"), 1), 1);
        assertThat(lines(one, 0, BORDER)).isEmpty();
        assertThat(lines(one, 0, DARK)).isNotEmpty();
        BufferedImage alone = draw(Trainings.history(false, List.of("head", "a stage of many words"), 60, 1), 0);
        assertThat(lines(alone, 0, BORDER)).hasSize(1);
        assertThat(lines(alone, 0, DARK)).isEmpty();
    }

    @Test
    void withoutAnEpochThereIsNoPicture() throws IOException {
        Path png = folder.resolve("curves.png");
        assertThat(new CurvesPicture("run", new History(Trainings.VOC, List.of()), 0).write(png))
                .isFalse();
        assertThat(png).doesNotExist();
    }
}

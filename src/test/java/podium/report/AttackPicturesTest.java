package podium.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.core.mask.LabelMap;
import podium.core.metric.Interval;
import podium.data.image.RgbImage;
import podium.data.maps.VocPalette;
import podium.lab.attack.Agreement;
import podium.lab.attack.AttackResult;
import podium.lab.attack.Case;
import podium.lab.attack.Perturbation;
import podium.lab.attack.Truth;
import podium.report.charts.AttackCell;
import podium.report.charts.AttackCurve;
import podium.report.charts.AttackPanel;
import podium.report.charts.Charts;
import podium.report.tables.AttackTable;

class AttackPicturesTest {
    private static final List<String> CLASSES = List.of("cat", "dog");
    private static final Truth DOG = new Truth(Optional.of(List.of(false, true)), Optional.empty());
    private static final Case.Response RIGHT =
            new Case.Response(false, true, 1, 0.4, List.of(0.1, 0.9), List.of(1), null);
    private static final Case.Response WRONG =
            new Case.Response(true, false, 0, 0.4, List.of(0.8, 0.2), List.of(0), null);

    @TempDir
    private Path folder;

    private BufferedImage read(boolean drawn, Path png) throws IOException {
        Assumptions.assumeTrue(drawn, "skipped: this Java finds no fonts");
        return ImageIO.read(png.toFile());
    }

    private static RgbImage grey(int value) {
        byte[] grey = new byte[3 * 50 * 25];
        Arrays.fill(grey, (byte) value);
        return RgbImage.of(50, 25, grey);
    }

    private static AttackResult found(int epsilon, Case.Response before, Case.Response after) {
        RgbImage attacked = grey(100 + epsilon);
        return new AttackResult(epsilon, attacked, Perturbation.of(grey(100), attacked), before, after);
    }

    private static int grey(BufferedImage picture, int x, int y) {
        return picture.getRGB(x, y) & 0xff;
    }

    private static boolean has(BufferedImage picture, int left, int top, int width, int height, int rgb) {
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                if ((picture.getRGB(x, y) & 0xffffff) == (rgb & 0xffffff)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The panel has the original and one cell per epsilon, in rows of at most four cells. */
    @ParameterizedTest
    @CsvSource({"1, 3, 1", "2, 3, 1", "3, 4, 1", "4, 3, 2", "6, 4, 2", "7, 4, 2", "8, 3, 3"})
    void aPanelHasTheOriginalAndEveryEpsilon(int epsilons, int columns, int rows) throws IOException {
        List<AttackResult> found = new ArrayList<>();
        for (int i = 1; i <= epsilons; i++) {
            found.add(found(10 * i, RIGHT, WRONG));
        }
        Path png = folder.resolve("panel.png");
        AttackPanel panel = new AttackPanel("run-1", "fgsm", CLASSES, Agreement.DICE);
        BufferedImage picture = read(panel.write(png, "photo", grey(100), DOG, found), png);
        assertThat(picture.getWidth()).isEqualTo(columns * 270 + 20);
        int height = (picture.getHeight() - 84) / rows;
        for (int i = 0; i <= epsilons; i++) {
            int x = 20 + i % columns * 270;
            int y = 84 + i / columns * height;
            assertThat(grey(picture, x + 100, y + 60)).as("image " + i).isEqualTo(100 + 10 * i);
            assertThat(has(picture, x, y + 145, 250, 80, Charts.BLUE.getRGB()))
                    .as("bar of the truth " + i)
                    .isTrue();
            assertThat(has(picture, x, y + 145, 250, 80, Charts.ORANGE.getRGB()))
                    .as("bar of another class " + i)
                    .isTrue();
        }
    }

    @Test
    void aSegmentersPanelHasItsLabelMaps() throws IOException {
        byte[] labels = new byte[50 * 25];
        Arrays.fill(labels, (byte) 1);
        LabelMap cats = LabelMap.of(50, 25, labels);
        LabelMap nothing = LabelMap.of(50, 25, new byte[labels.length]);
        Case.Response before = new Case.Response(false, true, 1, 0.9, List.of(), List.of(), cats);
        Case.Response after = new Case.Response(true, false, 0, 0.9, List.of(), List.of(), nothing);
        Path png = folder.resolve("panel.png");
        boolean drawn = new AttackPanel("run-1", "pgd", List.of("background", "cat"), Agreement.DICE)
                .write(
                        png,
                        "photo",
                        grey(100),
                        new Truth(Optional.empty(), Optional.of(cats)),
                        List.of(found(8, before, after)));
        BufferedImage picture = read(drawn, png);
        int colour = VocPalette.rgb(1);
        assertThat(has(picture, 20, 84 + 290, 250, 40, colour)).as("legend").isTrue();
        assertThat(has(picture, 290, 84 + 290, 250, 40, colour)).as("no legend").isFalse();
        Color map = new Color(picture.getRGB(20 + 100, 84 + 230));
        assertThat(map.getRed()).isGreaterThan(map.getGreen() + 50);
        Color empty = new Color(picture.getRGB(290 + 100, 84 + 230));
        assertThat(empty.getRed()).isEqualTo(empty.getGreen());
    }

    @Test
    void aCellShowsWhetherThePredictionIsRight() {
        AttackCell.Change none = AttackCell.Change.none(grey(1), Optional.empty());
        assertThat(new AttackCell("", grey(1), RIGHT, List.of(), CLASSES, Agreement.DICE, none).classVerdict())
                .isEqualTo("predicts dog: right");
        assertThat(new AttackCell("", grey(1), WRONG, List.of(), CLASSES, Agreement.DICE, none).classVerdict())
                .isEqualTo("predicts cat: wrong");
        Case.Response silent = new Case.Response(true, false, 0, 0.4, List.of(0.1, 0.2), List.of(), null);
        assertThat(new AttackCell("", grey(1), silent, List.of(), CLASSES, Agreement.DICE, none).classVerdict())
                .isEqualTo("predicts no class: wrong");
        assertThat(new AttackCell("", grey(1), RIGHT, List.of(), CLASSES, Agreement.DICE, none).pixelVerdict())
                .isEqualTo("Dice 1.000: right");
        assertThat(new AttackCell("", grey(1), WRONG, List.of(), CLASSES, Agreement.DICE, none).pixelVerdict())
                .isEqualTo("Dice 0.000: wrong");
        assertThat(new AttackCell("", grey(1), WRONG, List.of(), CLASSES, Agreement.ACCURACY, none).classVerdict())
                .isEqualTo("predicts cat 0.800: wrong");
    }

    @Test
    void theVerdictDependsOnThePredictionsBeforeAndAfter() {
        assertThat(AttackPanel.verdict(found(8, RIGHT, WRONG))).isEqualTo("fooled");
        assertThat(AttackPanel.verdict(found(8, RIGHT, RIGHT))).isEqualTo("not fooled");
        Case.Response wrong = new Case.Response(false, false, 0, 0.4, List.of(), List.of(), null);
        assertThat(AttackPanel.verdict(found(8, wrong, WRONG))).isEqualTo("fooled, wrong before");
        assertThat(AttackPanel.verdict(found(8, wrong, wrong))).isEqualTo("not fooled, wrong before");
        assertThat(AttackPanel.verdict(found(8, WRONG, WRONG))).isEqualTo("not attacked");
    }

    private static AttackTable.Row row(double epsilon, double success) {
        AttackTable.Share share = new AttackTable.Share(Double.isNaN(success) ? 0 : 10, success, new Interval(0, 1));
        AttackTable.Change dice = new AttackTable.Change(0.9, 0.2, new Interval(0, 1));
        return new AttackTable.Row("net-1", epsilon, share, share, dice, new Perturbation(8, 7, 0.9));
    }

    /** A single point would be cut off at the edge of the chart. */
    @Test
    void aCurveOfOneEpsilonStartsAtZero() throws IOException {
        Path png = folder.resolve("curve.png");
        BufferedImage picture =
                read(new AttackCurve("fgsm", new AttackTable(Agreement.DICE, List.of(row(8, 0.7)))).write(png), png);
        assertThat(has(picture, 200, 60, 100, 320, Charts.BLUE.getRGB())).isTrue();
        assertThat(has(picture, 620 + 200, 60, 100, 320, Charts.BLUE.getRGB())).isTrue();
    }

    @Test
    void aCurveOfEpsilonZeroOrWithoutRightImagesIsDrawn() throws IOException {
        Path png = folder.resolve("curve.png");
        read(new AttackCurve("fgsm", new AttackTable(Agreement.DICE, List.of(row(0, 0)))).write(png), png);
        assertThat(png).isNotEmptyFile();
        Path other = folder.resolve("other.png");
        read(new AttackCurve("fgsm", new AttackTable(Agreement.DICE, List.of(row(8, Double.NaN)))).write(other), other);
        assertThat(other).isNotEmptyFile();
    }
}

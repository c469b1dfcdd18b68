package podium.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.mask.LabelMap;
import podium.core.metric.ConfusionMatrix;
import podium.data.image.RgbImage;
import podium.data.maps.VocPalette;
import podium.player.figures.EpochFigures;
import podium.player.figures.EpochFigures.PartFigures;
import podium.player.figures.FigureKind;
import podium.player.figures.Figures;
import podium.player.figures.History;
import podium.player.figures.RunFigures;
import podium.player.figures.SegmentationFigures;
import podium.report.charts.ConfusionPicture;
import podium.report.charts.CurvesPicture;
import podium.report.charts.MaskPanel;
import podium.report.tables.RunsTable;
import podium.report.tables.SegmentTable;

class SegmentationPicturesTest {
    private static final List<String> LABELS = List.of("background", "cat", "dog");

    @TempDir
    private Path folder;

    private BufferedImage read(boolean drawn, Path png) throws IOException {
        Assumptions.assumeTrue(drawn, "skipped: this Java finds no fonts");
        return ImageIO.read(png.toFile());
    }

    private static int mixed(int under, int over, double opacity) {
        int result = 0xFF;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double value = (1 - opacity) * (under >> shift & 0xFF) + opacity * (over >> shift & 0xFF);
            result = result << 8 | (int) Math.round(value);
        }
        return result;
    }

    @Test
    void aPanelHasTheImageTheTruthAndThePrediction() throws IOException {
        byte[] grey = new byte[3 * 40 * 20];
        java.util.Arrays.fill(grey, (byte) 100);
        RgbImage image = RgbImage.of(40, 20, grey);
        byte[] truth = new byte[800];
        byte[] said = new byte[800];
        for (int i = 0; i < 800; i++) {
            truth[i] = (byte) (i % 40 < 20 ? 1 : LabelMap.VOID);
            said[i] = (byte) (i % 40 < 10 ? 2 : 0);
        }
        Path png = folder.resolve("panel.png");
        MaskPanel panel = new MaskPanel("run-1a2b3c4d", LABELS);
        BufferedImage picture = read(
                panel.write(png, "2009_000001", image, LabelMap.of(40, 20, truth), LabelMap.of(40, 20, said)), png);
        assertThat(picture.getWidth()).isEqualTo(3 * 440 + 4 * 20);
        int y = 84 + 110;
        assertThat(picture.getRGB(20 + 100, y)).isEqualTo(0xFF646464);
        assertThat(picture.getRGB(480 + 100, y)).isEqualTo(mixed(0x646464, VocPalette.rgb(1), 0.7));
        assertThat(picture.getRGB(480 + 300, y)).isEqualTo(mixed(0x646464, VocPalette.rgb(255), 0.7));
        assertThat(picture.getRGB(940 + 50, y)).isEqualTo(mixed(0x646464, VocPalette.rgb(2), 0.7));
        assertThat(picture.getRGB(940 + 300, y)).isEqualTo(mixed(0x646464, 0xFFFFFF, 0.35));
        int legend = 84 + 220 + 20 + 7;
        assertThat(picture.getRGB(20 + 7, legend)).isEqualTo(0xFF000000 | VocPalette.rgb(0));
        assertThat(picture.getRGB(330 + 7, legend)).isEqualTo(0xFF000000 | VocPalette.rgb(1));
        assertThat(picture.getRGB(640 + 7, legend)).isEqualTo(0xFF000000 | VocPalette.rgb(2));

        BufferedImage two = read(panel.write(png, "photo", image, null, LabelMap.of(40, 20, said)), png);
        assertThat(two.getWidth()).isEqualTo(2 * 440 + 3 * 20);
    }

    private static ConfusionMatrix confusion() {
        ConfusionMatrix confusion = new ConfusionMatrix(3);
        confusion.add(0, 0, 900);
        confusion.add(0, 1, 100);
        confusion.add(1, 0, 50);
        confusion.add(1, 1, 50);
        return confusion;
    }

    @Test
    void aCellWithALargerShareIsDarker() throws IOException {
        Path png = folder.resolve("confusion.png");
        BufferedImage picture = read(
                new ConfusionPicture("run: confusion on valid", LABELS, confusion(), ConfusionPicture.Cells.PERCENT)
                        .write(png),
                png);
        int[][] blue = new int[3][3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                blue[row][column] = picture.getRGB(154 + 34 * column + 2, 186 + 34 * row + 2) & 0xFFFFFF;
            }
        }
        assertThat(blue[0][2]).isEqualTo(0xFFFFFF);
        assertThat(blue[2]).containsOnly(0xF0F0F0);
        assertThat(blue[0][0]).isLessThan(blue[1][0]);
        assertThat(blue[1][0]).isEqualTo(blue[1][1]).isLessThan(blue[0][1]);
    }

    @Test
    void theTableHasOneLinePerLabel() throws IOException {
        SegmentTable table = SegmentTable.of(LABELS, List.of(30, 12, 3), List.of(9, 4, 0), confusion());
        assertThat(table.text()).isEqualTo("""
            class       train  valid    IoU   Dice  precision  recall
            ----------  -----  -----  -----  -----  ---------  ------
            background     30      9  0.857  0.923      0.947   0.900
            cat            12      4  0.250  0.400      0.333   0.500
            dog             3      0      -      -          -       -
            mean                      0.554  0.662      0.640   0.700
            """);
        Path csv = folder.resolve("classes.csv");
        table.write(csv);
        assertThat(csv).content().isEqualTo("""
            class,train,valid,iou,dice,precision,recall
            background,30,9,0.8571428571428571,0.9230769230769231,0.9473684210526315,0.9
            cat,12,4,0.25,0.4,0.3333333333333333,0.5
            dog,3,0,,,,
            """);
    }

    @Test
    void curvesAndRunsOfASegmenterShowItsMetrics() throws IOException {
        SegmentationFigures figures = new SegmentationFigures(0.5, 0.75, 0.625, List.of(0.9, 0.1, Double.NaN));
        PartFigures part = new PartFigures(1.5, figures);
        History history = new History(LABELS, List.of(new EpochFigures(1, "all", 1e-4, 1e-3, 40, 7, part, part)));
        Path png = folder.resolve("curves.png");
        read(new CurvesPicture("run", history, 1).write(png), png);
        RunsTable table = new RunsTable(List.of(
                row("p-1", FigureKind.MULTILABEL, true, "vgg16", Trainings.figures(0.5), 2, 20),
                row("p-2", FigureKind.MULTILABEL, true, "vgg16", Trainings.figures(0.25), 2, 20),
                row("s-1", FigureKind.SEGMENTATION, false, "resnet50_v2", figures, 30, 100),
                row("c-1", FigureKind.MULTILABEL, false, "vgg16", Trainings.figures(0.5), 5, 10)));
        assertThat(table.text()).isEqualTo("""
            run  recipe  architecture  averagePrecision   ap11  apAuc  F1 samples   Dice  best epoch  fit time
            ---  ------  ------------  ----------------  -----  -----  ----------  -----  ----------  --------
            c-1  c       vgg16                    0.500  0.480  0.490       0.430  0.440      5 of 5      10 s

            run  recipe  architecture  VOC mean IoU  pixel accuracy   Dice  best epoch    fit time
            ---  ------  ------------  ------------  --------------  -----  ----------  ----------
            s-1  s       resnet50_v2          0.500           0.750  0.625    30 of 30  1 min 40 s

            Runs that perturb images, with the figures of the attacked network:

            run  recipe  architecture  averagePrecision   ap11  apAuc  F1 samples   Dice  best epoch  fit time
            ---  ------  ------------  ----------------  -----  -----  ----------  -----  ----------  --------
            p-2  p       vgg16                    0.250  0.230  0.240       0.180  0.190      2 of 2      20 s
            p-1  p       vgg16                    0.500  0.480  0.490       0.430  0.440      2 of 2      20 s
            """);
        assertThat(table.json()).contains("""
                  "valid" : {
                    "vocMeanIou" : 0.5,
                    "vocPixelAccuracy" : 0.75,
                    "dice" : 0.625
                  },
            """.stripTrailing());
    }

    private static RunsTable.Row row(
            String id,
            FigureKind kind,
            boolean perturbs,
            String architecture,
            Figures valid,
            int epochs,
            double seconds) {
        return new RunsTable.Row(
                id,
                id.substring(0, 1),
                kind,
                perturbs,
                architecture,
                new RunFigures(100, 20, false, 0, epochs, epochs, seconds, valid),
                Map.of(),
                "");
    }
}

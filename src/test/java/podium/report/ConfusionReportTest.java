package podium.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.data.image.RgbImage;
import podium.judge.competition.Labelling;
import podium.player.figures.Confusions;
import podium.player.figures.HighestScore;
import podium.player.figures.ThresholdRule;
import podium.player.prediction.ClassScores;
import podium.report.charts.ConfusedPicture;
import podium.report.charts.ConfusionPicture;
import podium.report.charts.OutcomesPicture;
import podium.report.tables.ConfusedTable;
import podium.report.tables.ConfusionTable;
import podium.report.tables.PredictedTable;

/** Tests the tables and pictures of confused classes. */
class ConfusionReportTest {
    private static final List<String> CLASSES = List.of("cat", "dog", "owl");
    private static final List<String> IDS = List.of("a", "b", "c", "d");

    @TempDir
    private Path folder;

    /** Two of three cats are taken for dogs, b more certainly than a; the owl is right. */
    private static final float[][] SCORES = {
        {0.25f, 0.5f, 0.25f}, {0.125f, 0.75f, 0.125f}, {0.75f, 0.25f, 0}, {0, 0.25f, 0.75f}
    };

    private static final byte[][] TARGETS = {{1, 0, 0}, {1, 0, 0}, {1, 0, 0}, {0, 0, 1}};

    private static final Confusions SINGLE = Confusions.of(SCORES, TARGETS, new HighestScore());

    @Test
    void theMatrixOfOneClassHasARowPerTrueClass() throws IOException {
        Path csv = folder.resolve("m.csv");
        new ConfusionTable(CLASSES, Labelling.SINGLE, SINGLE).write(csv);
        assertThat(csv).content().isEqualTo("""
                true,cat,dog,owl
                cat,1,2,0
                dog,0,0,0
                owl,0,0,1
                """);
    }

    @Test
    void theMatrixOfSeveralClassesBeginsWithTheFourOutcomes() throws IOException {
        Path csv = folder.resolve("m.csv");
        Confusions confusions = Confusions.of(SCORES, TARGETS, new ThresholdRule(0.5, false));
        new ConfusionTable(CLASSES, Labelling.MULTIPLE, confusions).write(csv);
        assertThat(csv).content().isEqualTo("""
                true,true positives,false positives,false negatives,true negatives,cat,dog,owl,(nothing),(several)
                cat,1,0,2,1,1,2,0,0,0
                dog,0,2,0,2,0,0,0,0,0
                owl,1,0,0,3,0,0,1,0,0
                (nothing),,,,,0,0,0,0,0
                (several),,,,,0,0,0,0,0
                """);
    }

    @Test
    void theMostFrequentPairIsFirstAndHasItsMostCertainMistakesAsExamples() throws IOException {
        ConfusedTable table = new ConfusedTable(CLASSES, IDS, SINGLE);
        assertThat(table.text()).isEqualTo("""
                true  predicted  images  of class
                ----  ---------  ------  --------
                cat   dog             2     66.7%
                """);
        Path csv = folder.resolve("pairs.csv");
        table.write(csv);
        assertThat(csv).content().isEqualTo("""
                true,predicted,images,share,examples
                cat,dog,2,0.6666666666666666,b a
                """);
    }

    @Test
    void withoutMistakesThereIsNoTableAndNoPicture() throws IOException {
        Confusions right = Confusions.of(new float[][] {{1, 0, 0}}, new byte[][] {{1, 0, 0}}, new HighestScore());
        ConfusedTable table = new ConfusedTable(CLASSES, List.of("a"), right);
        assertThat(table.text()).isEmpty();
        Path png = folder.resolve("p.png");
        assertThat(new ConfusedPicture("t", table).write(png, image -> RgbImage.of(1, 1, new byte[3])))
                .isFalse();
        assertThat(png).doesNotExist();
    }

    @Test
    void theExamplesAreDrawnInTheirRow() throws IOException {
        Path png = folder.resolve("p.png");
        byte[] red = new byte[3 * 40 * 20];
        for (int pixel = 0; pixel < 40 * 20; pixel++) {
            red[3 * pixel] = (byte) 255;
        }
        assertThat(new ConfusedPicture("run: confused", new ConfusedTable(CLASSES, IDS, SINGLE))
                        .write(png, image -> RgbImage.of(40, 20, red)))
                .isTrue();
        BufferedImage picture = ImageIO.read(png.toFile());
        long reds = IntStream.range(0, picture.getWidth() * picture.getHeight())
                .filter(i -> (picture.getRGB(i % picture.getWidth(), i / picture.getWidth()) & 0xFFFFFF) == 0xFF0000)
                .count();
        assertThat(reds).as("two images, 160 x 80 each").isEqualTo(2 * 160 * 80);
    }

    /** Fifty classes have their numbers in the cells; 254 classes still fit into a picture. */
    @ParameterizedTest
    @ValueSource(ints = {2, 10, 50, 254})
    void theMatrixIsDrawnForAnyNumberOfClasses(int classes) throws IOException {
        SplittableRandom random = new SplittableRandom(classes);
        int images = 40 * classes;
        float[][] scores = new float[images][classes];
        byte[][] targets = new byte[images][classes];
        for (int image = 0; image < images; image++) {
            int truth = random.nextInt(classes);
            targets[image][truth] = 1;
            int predicted =
                    random.nextInt(4) > 0 ? truth : (truth + 1 + random.nextInt(Math.min(5, classes))) % classes;
            scores[image][predicted] = 1;
        }
        List<String> names =
                IntStream.range(0, classes).mapToObj(label -> "class " + label).toList();
        Confusions single = Confusions.of(scores, targets, new HighestScore());
        Path png = folder.resolve("m.png");
        ConfusionPicture matrix =
                new ConfusionPicture("run: confusion on valid", names, single.matrix(), ConfusionPicture.Cells.COUNTS);
        assertThat(matrix.write(png)).isTrue();
        BufferedImage drawn = ImageIO.read(png.toFile());
        assertThat(drawn.getWidth()).isBetween(Math.max(700, 14 * classes), 4000);
        Path bars = folder.resolve("bars.png");
        assertThat(new OutcomesPicture(matrix, names, single).write(bars)).isTrue();
        assertThat(ImageIO.read(bars.toFile()).getHeight()).isGreaterThan(drawn.getHeight() + 20 * classes);
    }

    @Test
    void theLikeliestClassesOfEachImageAreWrittenInTheirOrder() throws IOException {
        Path csv = folder.resolve("classes.csv");
        new PredictedTable(
                        new ClassScores(CLASSES, List.of("x", "y"), new float[][] {{0.25f, 0.5f, 0.25f}, {1, 0, 1}}),
                        Set.of())
                .write(csv);
        assertThat(csv).content().isEqualTo("""
                Id,class,probability,class 2,probability 2,class 3,probability 3
                x,dog,0.5,cat,0.25,owl,0.25
                y,cat,0.5,owl,0.5,dog,0.0
                """);
    }
}

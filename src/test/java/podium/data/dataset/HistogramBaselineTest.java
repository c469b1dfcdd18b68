package podium.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.Thorough;
import podium.core.Progress;
import podium.data.sample.SampleClass;
import podium.data.sample.SampleGenerator;

/** Tests that colours alone do not reveal the classes of the sample: a model must use shape and texture. */
class HistogramBaselineTest {
    private static final int TRAIN = Thorough.count(300, 600);
    private static final int TEST = Thorough.count(100, 200);
    private static final int JOINT = 64;
    private static final int MARGINAL = 16;
    private static final int STEPS = 300;
    private static final double RATE = 0.3;
    private static final double[] PENALTIES = {0.003, 0.03, 0.3};

    @TempDir
    private static Path folder;

    private static Path root;
    private static double[][] train;
    private static double[][] test;

    @BeforeAll
    static void generate() throws IOException {
        root = folder.resolve("sample");
        SampleGenerator.generate(root, TRAIN, TEST, 2009, 2, Progress.NONE);
        train = histograms("train");
        test = histograms("val");
        standardise();
    }

    @Test
    void colourHistogramsDoNotRevealTheClasses() throws IOException {
        for (double penalty : PENALTIES) {
            double sum = 0;
            for (SampleClass kind : SampleClass.values()) {
                boolean[] wanted = presence(kind, "train");
                sum += averagePrecision(presence(kind, "val"), scores(wanted, penalty));
            }
            assertThat(sum / SampleClass.values().length)
                    .as("mean average precision at L2 %s", penalty)
                    .isBetween(0.05, 0.45);
        }
    }

    /** Checks the regression itself: it learns what colours do reveal. */
    @Test
    void theRegressionLearnsColours() {
        boolean[] wanted = rows(train, row -> row[0] + row[1] > 0);
        boolean[] expected = rows(test, row -> row[0] + row[1] > 0);
        assertThat(averagePrecision(expected, scores(wanted, 0.003))).isGreaterThan(0.9);
    }

    @Test
    void averagePrecisionIsTheMeanPrecisionAtThePositives() {
        double[] scores = {0.9, 0.8, 0.7, 0.6};
        assertThat(averagePrecision(new boolean[] {true, false, true, false}, scores))
                .isEqualTo((1.0 + 2.0 / 3) / 2);
    }

    private static boolean[] rows(double[][] features, Predicate<double[]> wanted) {
        boolean[] answers = new boolean[features.length];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = wanted.test(features[i]);
        }
        return answers;
    }

    /** The scores of the test images by logistic regression with an L2 penalty and gradient descent. */
    private static double[] scores(boolean[] wanted, double penalty) {
        int count = train[0].length;
        double[] weights = new double[count];
        double bias = 0;
        for (int step = 0; step < STEPS; step++) {
            double[] slope = new double[count];
            double biasSlope = 0;
            for (int i = 0; i < train.length; i++) {
                double error = 1 / (1 + Math.exp(-bias - dot(weights, train[i]))) - (wanted[i] ? 1 : 0);
                biasSlope += error;
                for (int j = 0; j < count; j++) {
                    slope[j] += error * train[i][j];
                }
            }
            bias -= RATE * biasSlope / train.length;
            for (int j = 0; j < count; j++) {
                weights[j] -= RATE * (slope[j] / train.length + penalty * weights[j]);
            }
        }
        double[] scores = new double[test.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = bias + dot(weights, test[i]);
        }
        return scores;
    }

    /** The area under the precision-recall curve as a sum of steps, without interpolation. */
    private static double averagePrecision(boolean[] wanted, double[] scores) {
        List<Integer> order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .toList();
        double sum = 0;
        int found = 0;
        for (int rank = 0; rank < scores.length; rank++) {
            if (wanted[order.get(rank)]) {
                found++;
                sum += found / (rank + 1.0);
            }
        }
        return sum / found;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static boolean[] presence(SampleClass kind, String split) throws IOException {
        List<String> lines = Files.readAllLines(root.resolve("ImageSets/Main/" + kind.voc() + "_" + split + ".txt"));
        boolean[] presence = new boolean[lines.size()];
        for (int i = 0; i < presence.length; i++) {
            presence[i] = !lines.get(i).endsWith("-1");
        }
        return presence;
    }

    /** Square roots of a histogram over 4 x 4 x 4 colours and of three over hue, saturation and brightness. */
    private static double[][] histograms(String split) throws IOException {
        List<String> ids = Files.readAllLines(root.resolve("ImageSets/Main/" + split + ".txt"));
        double[][] features = new double[ids.size()][];
        for (int i = 0; i < features.length; i++) {
            features[i] = histogram(ImageIO.read(
                    root.resolve("JPEGImages/" + ids.get(i) + ".jpg").toFile()));
        }
        return features;
    }

    private static double[] histogram(BufferedImage image) {
        double[] counts = new double[JOINT + 3 * MARGINAL];
        float[] hsb = new float[3];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                Color colour = new Color(image.getRGB(x, y));
                counts[colour.getRed() / 64 * 16 + colour.getGreen() / 64 * 4 + colour.getBlue() / 64]++;
                Color.RGBtoHSB(colour.getRed(), colour.getGreen(), colour.getBlue(), hsb);
                for (int channel = 0; channel < 3; channel++) {
                    counts[JOINT + channel * MARGINAL + Math.min(MARGINAL - 1, (int) (hsb[channel] * MARGINAL))]++;
                }
            }
        }
        double pixels = (double) image.getWidth() * image.getHeight();
        for (int i = 0; i < counts.length; i++) {
            counts[i] = Math.sqrt(counts[i] / pixels);
        }
        return counts;
    }

    private static void standardise() {
        for (int j = 0; j < train[0].length; j++) {
            double mean = 0;
            double square = 0;
            for (double[] row : train) {
                mean += row[j] / train.length;
                square += row[j] * row[j] / train.length;
            }
            double deviation = Math.sqrt(Math.max(1e-12, square - mean * mean));
            for (double[][] rows : new double[][][] {train, test}) {
                for (double[] row : rows) {
                    row[j] = (row[j] - mean) / deviation;
                }
            }
        }
    }
}

package podium.player.rejection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import podium.player.network.HeadActivation;
import podium.player.prediction.Embeddings;

class ClassMeansTest {
    private static final int FEATURES = 6;
    private static final int CLASSES = 3;

    static Embeddings random(int images, int features, int classes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] rows = new float[images][features];
        float[][] logits = new float[images][classes];
        for (int image = 0; image < images; image++) {
            for (int feature = 0; feature < features; feature++) {
                rows[image][feature] = (float) (random.nextDouble(-1, 1) * (1 + feature) + image % classes);
            }
            for (int label = 0; label < classes; label++) {
                logits[image][label] = (float) random.nextDouble(-3, 3);
            }
        }
        return new Embeddings(
                HeadActivation.SOFTMAX,
                IntStream.range(0, images).mapToObj(image -> "i" + image).toList(),
                rows,
                logits);
    }

    static boolean[][] oneClassEach(int images, int classes) {
        boolean[][] present = new boolean[images][classes];
        for (int image = 0; image < images; image++) {
            present[image][image % classes] = true;
        }
        return present;
    }

    /** Compares with means, covariance, shrinkage and inverse by their definitions. */
    @Test
    void distancesMatchTheDefinitionWithManyAndWithFewImages() {
        for (int images : List.of(200, 5)) {
            Embeddings train = random(images, FEATURES, CLASSES, images);
            boolean[][] present = oneClassEach(images, CLASSES);
            ClassMeans means = ClassMeans.fit(train, present);
            double[][] centres = new double[CLASSES][FEATURES];
            for (int label = 0; label < CLASSES; label++) {
                int own = label;
                int[] members = IntStream.range(0, images)
                        .filter(image -> present[image][own])
                        .toArray();
                for (int image : members) {
                    for (int feature = 0; feature < FEATURES; feature++) {
                        centres[label][feature] += train.features(image)[feature] / members.length;
                    }
                }
            }
            double[][] covariance = shrunk(train, centres);
            Embeddings others = random(20, FEATURES, CLASSES, 77);
            for (int image = 0; image < 20; image++) {
                double[] distances = means.distances(others.features(image));
                for (int label = 0; label < CLASSES; label++) {
                    double[] difference = new double[FEATURES];
                    for (int feature = 0; feature < FEATURES; feature++) {
                        difference[feature] = others.features(image)[feature] - centres[label][feature];
                    }
                    double[] solved = solved(covariance, difference);
                    double expected = IntStream.range(0, FEATURES)
                            .mapToDouble(feature -> difference[feature] * solved[feature])
                            .sum();
                    assertThat(distances[label]).isCloseTo(expected, within(1e-4 * (1 + expected)));
                }
            }
        }
    }

    /** The covariance of the deviations, shrunk by the formula of Ledoit and Wolf as they write it. */
    private static double[][] shrunk(Embeddings train, double[][] centres) {
        int images = train.ids().size();
        double[][] deviations = new double[images][FEATURES];
        double[][] covariance = new double[FEATURES][FEATURES];
        for (int image = 0; image < images; image++) {
            for (int i = 0; i < FEATURES; i++) {
                deviations[image][i] = train.features(image)[i] - centres[image % CLASSES][i];
            }
        }
        for (double[] row : deviations) {
            for (int i = 0; i < FEATURES; i++) {
                for (int j = 0; j < FEATURES; j++) {
                    covariance[i][j] += row[i] * row[j] / images;
                }
            }
        }
        double scale = 0;
        for (int i = 0; i < FEATURES; i++) {
            scale += covariance[i][i] / FEATURES;
        }
        double fromIdentity = 0;
        double error = 0;
        for (int i = 0; i < FEATURES; i++) {
            for (int j = 0; j < FEATURES; j++) {
                fromIdentity += Math.pow(covariance[i][j] - (i == j ? scale : 0), 2);
                for (double[] row : deviations) {
                    error += Math.pow(row[i] * row[j] - covariance[i][j], 2) / images / images;
                }
            }
        }
        double weight = Math.min(error, fromIdentity) / fromIdentity;
        for (int i = 0; i < FEATURES; i++) {
            for (int j = 0; j < FEATURES; j++) {
                covariance[i][j] = (1 - weight) * covariance[i][j] + (i == j ? weight * scale : 0);
            }
        }
        return covariance;
    }

    /** Gaussian elimination with pivots. */
    private static double[] solved(double[][] matrix, double[] right) {
        double[][] rows = new double[FEATURES][];
        for (int i = 0; i < FEATURES; i++) {
            rows[i] = Arrays.copyOf(matrix[i], FEATURES + 1);
            rows[i][FEATURES] = right[i];
        }
        for (int column = 0; column < FEATURES; column++) {
            int pivot = column;
            for (int row = column; row < FEATURES; row++) {
                pivot = Math.abs(rows[row][column]) > Math.abs(rows[pivot][column]) ? row : pivot;
            }
            double[] swap = rows[column];
            rows[column] = rows[pivot];
            rows[pivot] = swap;
            for (int row = 0; row < FEATURES; row++) {
                double times = row == column ? 0 : rows[row][column] / rows[column][column];
                for (int i = 0; i <= FEATURES; i++) {
                    rows[row][i] -= times * rows[column][i];
                }
            }
        }
        double[] solution = new double[FEATURES];
        for (int i = 0; i < FEATURES; i++) {
            solution[i] = rows[i][FEATURES] / rows[i][i];
        }
        return solution;
    }

    @Test
    void aClassWithoutImagesIsInfinitelyFar() {
        boolean[][] present = oneClassEach(30, 2);
        for (int image = 0; image < present.length; image++) {
            present[image] = Arrays.copyOf(present[image], 3);
        }
        ClassMeans means = ClassMeans.fit(random(30, 4, 3, 1), present);
        assertThat(means.has(2)).isFalse();
        assertThat(means.distances(new float[4])[2]).isInfinite();
        assertThat(means.distances(new float[4])[0]).isFinite();
    }

    @Test
    void featuresThatNeverVaryGiveFiniteDistances() {
        float[][] rows = new float[8][3];
        for (float[] row : rows) {
            row[1] = 2;
        }
        Embeddings same = new Embeddings(
                HeadActivation.SOFTMAX,
                IntStream.range(0, 8).mapToObj(image -> "i" + image).toList(),
                rows,
                new float[8][2]);
        ClassMeans means = ClassMeans.fit(same, oneClassEach(8, 2));
        assertThat(means.distances(new float[] {0, 2, 0})).containsExactly(0, 0);
        assertThat(means.distances(new float[] {1, 2, 0})[0]).isFinite().isPositive();
    }
}

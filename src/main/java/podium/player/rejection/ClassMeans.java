package podium.player.rejection;

import java.util.Arrays;
import java.util.List;
import podium.player.prediction.Embeddings;

/**
 * The mean features of each class, and the covariance around them. An image with several classes counts for each of
 * them. A class without images has no mean.
 */
final class ClassMeans {
    private final List<Integer> images;
    private final float[][] means;
    private final SharedCovariance covariance;
    private final double[][] whitened;

    /**
     * Creates class means.
     *
     * @param images the number of images of each class
     * @param means classes x features
     * @throws IllegalArgumentException if the covariance's factor is so small that distances are not finite
     */
    ClassMeans(List<Integer> images, float[][] means, SharedCovariance covariance) {
        this.images = List.copyOf(images);
        this.means = means;
        this.covariance = covariance;
        this.whitened = Arrays.stream(means).map(covariance::whitened).toArray(double[][]::new);
        if (Arrays.stream(whitened).flatMapToDouble(Arrays::stream).anyMatch(value -> !Double.isFinite(value))) {
            throw new IllegalArgumentException("the covariance's factor is too small");
        }
    }

    /** Fits the means and the covariance to images whose classes are known, at least one of which has a class. */
    static ClassMeans fit(Embeddings train, boolean[][] present) {
        int classes = present[0].length;
        int features = train.features(0).length;
        double[][] sums = new double[classes][features];
        int[] counts = new int[classes];
        for (int image = 0; image < present.length; image++) {
            float[] row = train.features(image);
            for (int label = 0; label < classes; label++) {
                if (present[image][label]) {
                    counts[label]++;
                    for (int feature = 0; feature < features; feature++) {
                        sums[label][feature] += row[feature];
                    }
                }
            }
        }
        float[][] means = new float[classes][features];
        for (int label = 0; label < classes; label++) {
            for (int feature = 0; feature < features; feature++) {
                means[label][feature] = (float) (sums[label][feature] / Math.max(1, counts[label]));
            }
        }
        return new ClassMeans(
                Arrays.stream(counts).boxed().toList(),
                means,
                SharedCovariance.of(
                        deviations(train, present, means, Arrays.stream(counts).sum())));
    }

    /** The deviations from the class means, features x pairs of an image and a class. */
    private static float[][] deviations(Embeddings train, boolean[][] present, float[][] means, int pairs) {
        float[][] deviations = new float[means[0].length][pairs];
        int pair = 0;
        for (int image = 0; image < present.length; image++) {
            float[] row = train.features(image);
            for (int label = 0; label < means.length; label++) {
                if (present[image][label]) {
                    for (int feature = 0; feature < row.length; feature++) {
                        deviations[feature][pair] = row[feature] - means[label][feature];
                    }
                    pair++;
                }
            }
        }
        return deviations;
    }

    /** Returns the squared Mahalanobis distance of an image to each class mean; infinity for a class without one. */
    double[] distances(float[] features) {
        double[] white = covariance.whitened(features);
        double[] distances = new double[means.length];
        for (int label = 0; label < distances.length; label++) {
            double sum = 0;
            for (int place = 0; place < white.length; place++) {
                double difference = white[place] - whitened[label][place];
                sum += difference * difference;
            }
            distances[label] = has(label) ? sum : Double.POSITIVE_INFINITY;
        }
        return distances;
    }

    /** Returns true if a class has images, so that it has a mean. */
    boolean has(int label) {
        return images.get(label) > 0;
    }

    /** Returns the number of images of each class. */
    List<Integer> images() {
        return images;
    }

    /** Returns the means of all classes, one after the other. */
    float[] packedMeans() {
        float[] packed = new float[means.length * features()];
        for (int label = 0; label < means.length; label++) {
            System.arraycopy(means[label], 0, packed, label * features(), features());
        }
        return packed;
    }

    SharedCovariance covariance() {
        return covariance;
    }

    int features() {
        return means[0].length;
    }
}

package podium.player.rejection;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The covariance that all classes share, as the lower triangular factor L of L L^T. It is the covariance of the
 * deviations from the class means, shrunk towards a multiple of the identity as far as their number asks for (Ledoit and
 * Wolf, Journal of Multivariate Analysis 88, 2004). So it can be inverted, also with fewer images than features.
 */
final class SharedCovariance {
    /** The least weight of the identity, so that features that never vary do no harm. */
    private static final double LEAST = 1e-6;

    private final float[][] factor;

    private SharedCovariance(float[][] factor) {
        this.factor = factor;
    }

    /**
     * Returns the covariance with a factor.
     *
     * @param factor row i has i + 1 numbers, the last of them positive
     */
    static SharedCovariance ofFactor(float[][] factor) {
        for (int row = 0; row < factor.length; row++) {
            if (factor[row].length != row + 1 || !(factor[row][row] > 0)) {
                throw new IllegalArgumentException("row " + row + " of the factor has " + factor[row].length
                        + " numbers and ends with " + factor[row][factor[row].length - 1]);
            }
        }
        return new SharedCovariance(factor);
    }

    /**
     * Estimates the covariance.
     *
     * @param deviations the deviations of each feature from the mean of the image's class, features x images
     */
    static SharedCovariance of(float[][] deviations) {
        double[][] covariance = scatter(deviations);
        int features = covariance.length;
        double scale = trace(covariance) / features;
        double weight = scale > 0 ? Math.max(LEAST, shrinkage(deviations, covariance, scale)) : 1;
        double diagonal = scale > 0 ? scale : 1;
        for (int row = 0; row < features; row++) {
            for (int column = 0; column <= row; column++) {
                covariance[row][column] *= 1 - weight;
            }
            covariance[row][row] += weight * diagonal;
        }
        return new SharedCovariance(cholesky(covariance));
    }

    /** The lower triangle of the mean outer product of the columns. */
    private static double[][] scatter(float[][] deviations) {
        double[][] lower = new double[deviations.length][];
        IntStream.range(0, deviations.length).parallel().forEach(row -> {
            lower[row] = new double[row + 1];
            for (int column = 0; column <= row; column++) {
                lower[row][column] = product(deviations[row], deviations[column]) / deviations[row].length;
            }
        });
        return lower;
    }

    /** The inner product, as four sums that a processor can add at once. */
    private static double product(float[] a, float[] b) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int at = 0;
        for (; at + 3 < a.length; at += 4) {
            first += (double) a[at] * b[at];
            second += (double) a[at + 1] * b[at + 1];
            third += (double) a[at + 2] * b[at + 2];
            fourth += (double) a[at + 3] * b[at + 3];
        }
        for (; at < a.length; at++) {
            first += (double) a[at] * b[at];
        }
        return first + second + third + fourth;
    }

    private static double trace(double[][] lower) {
        return IntStream.range(0, lower.length)
                .mapToDouble(row -> lower[row][row])
                .sum();
    }

    /** The weight of the identity by Ledoit and Wolf, from 0 to 1. */
    static double shrinkage(float[][] deviations, double[][] covariance, double scale) {
        double squares = 0;
        for (int row = 0; row < covariance.length; row++) {
            for (int column = 0; column < row; column++) {
                squares += 2 * covariance[row][column] * covariance[row][column];
            }
            squares += covariance[row][row] * covariance[row][row];
        }
        int images = deviations[0].length;
        double fourth = 0;
        for (int image = 0; image < images; image++) {
            double length = 0;
            for (float[] feature : deviations) {
                length += (double) feature[image] * feature[image];
            }
            fourth += length * length;
        }
        double fromIdentity = squares - covariance.length * scale * scale;
        double error = (fourth - images * squares) / ((double) images * images);
        return error >= fromIdentity ? 1 : Math.max(0, error / fromIdentity);
    }

    /** The factor L of a symmetric positive matrix, given by its lower triangle, which is overwritten. */
    private static float[][] cholesky(double[][] lower) {
        float[][] factor = new float[lower.length][];
        for (int row = 0; row < lower.length; row++) {
            for (int column = 0; column <= row; column++) {
                double sum = lower[row][column];
                for (int k = 0; k < column; k++) {
                    sum -= lower[row][k] * lower[column][k];
                }
                lower[row][column] = column < row ? sum / lower[column][column] : Math.sqrt(sum);
            }
            factor[row] = new float[row + 1];
            for (int column = 0; column <= row; column++) {
                factor[row][column] = (float) lower[row][column];
            }
        }
        return ofFactor(factor).factor;
    }

    /** Returns L^-1 v, whose squared length is the squared Mahalanobis length of v. */
    double[] whitened(float[] vector) {
        double[] white = new double[factor.length];
        for (int row = 0; row < white.length; row++) {
            double sum = vector[row];
            for (int column = 0; column < row; column++) {
                sum -= factor[row][column] * white[column];
            }
            white[row] = sum / factor[row][row];
        }
        return white;
    }

    /** Returns the factor's rows one after the other. */
    float[] packed() {
        float[] packed = new float[size(factor.length)];
        for (int row = 0; row < factor.length; row++) {
            System.arraycopy(factor[row], 0, packed, size(row), row + 1);
        }
        return packed;
    }

    /** Returns the covariance whose {@link #packed} factor this is. */
    static SharedCovariance ofPacked(float[] packed, int features) {
        float[][] factor = new float[features][];
        for (int row = 0; row < features; row++) {
            factor[row] = Arrays.copyOfRange(packed, size(row), size(row + 1));
        }
        return ofFactor(factor);
    }

    /** The number of numbers in the first rows of a factor. */
    static int size(int rows) {
        return rows * (rows + 1) / 2;
    }
}

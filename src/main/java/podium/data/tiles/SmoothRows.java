package podium.data.tiles;

import java.util.Arrays;
import podium.data.image.GreyImage;

/**
 * The rows of a grey picture, smoothed by a Gaussian of sigma 1 that reaches four pixels. Samples are from 0 to 1.
 * Nothing lies beyond the picture's edges: there, the weights of the pixels inside are divided by their sum.
 *
 * <p>Only nine rows are in memory at a time. The sums are in the order of SciPy's, so that two equal gradients there are
 * equal here; a pixel is an edge only if neither neighbour is steeper.
 */
final class SmoothRows {
    private static final int REACH = 4;
    private static final int ROWS = 2 * REACH + 1;
    private static final double[] WEIGHTS = weights();
    private static final double[] SAMPLES = samples();

    private final GreyImage picture;
    private final int width;
    private final int height;
    private final double[][] scaled;
    private final double[] nothing;
    private final double[] down;
    private final double[] padded;
    private final double[] inside;
    private double weightInside = Double.NaN;
    private int loaded;

    SmoothRows(GreyImage picture) {
        this.picture = picture;
        width = picture.width();
        height = picture.height();
        scaled = new double[ROWS][width];
        nothing = new double[width];
        down = new double[width];
        padded = new double[width + 2 * REACH];
        inside = new double[width];
    }

    /** The weights at the distances 0 to 4, whose sum over both sides is 1. */
    private static double[] weights() {
        double[] weights = new double[REACH + 1];
        for (int distance = 0; distance <= REACH; distance++) {
            weights[distance] = StrictMath.exp(-0.5 * distance * distance);
        }
        // The order in which numpy adds nine numbers.
        double sum = ((weights[4] + weights[3]) + (weights[2] + weights[1]))
                + ((weights[0] + weights[1]) + (weights[2] + weights[3]))
                + weights[4];
        for (int distance = 0; distance <= REACH; distance++) {
            weights[distance] /= sum;
        }
        return weights;
    }

    private static double[] samples() {
        double[] samples = new double[256];
        for (int sample = 0; sample < samples.length; sample++) {
            samples[sample] = sample * (1.0 / 255);
        }
        return samples;
    }

    /** Writes a row. Rows must be asked for in order, each once. */
    void write(int row, double[] smooth) {
        for (; loaded < Math.min(height, row + REACH + 1); loaded++) {
            load(loaded, scaled[loaded % ROWS]);
        }
        double[] centre = at(row);
        for (int x = 0; x < width; x++) {
            down[x] = centre[x] * WEIGHTS[0];
        }
        for (int distance = REACH; distance > 0; distance--) {
            add(down, at(row - distance), at(row + distance), WEIGHTS[distance]);
        }
        across(down, smooth);
        double weight = WEIGHTS[0];
        for (int distance = REACH; distance > 0; distance--) {
            weight += (within(row - distance) + within(row + distance)) * WEIGHTS[distance];
        }
        if (weight != weightInside) {
            weightInside = weight;
            Arrays.fill(down, weight);
            across(down, inside);
            for (int x = 0; x < width; x++) {
                inside[x] += Math.ulp(1.0);
            }
        }
        for (int x = 0; x < width; x++) {
            smooth[x] /= inside[x];
        }
    }

    private void load(int row, double[] to) {
        byte[] grey = picture.grey();
        for (int x = 0, at = row * width; x < width; x++, at++) {
            to[x] = SAMPLES[grey[at] & 0xff];
        }
    }

    private int within(int row) {
        return row >= 0 && row < height ? 1 : 0;
    }

    private double[] at(int row) {
        return row >= 0 && row < height ? scaled[row % ROWS] : nothing;
    }

    private static void add(double[] sum, double[] one, double[] other, double weight) {
        for (int x = 0; x < sum.length; x++) {
            sum[x] += (one[x] + other[x]) * weight;
        }
    }

    /** Smooths a row along itself. */
    private void across(double[] row, double[] smooth) {
        System.arraycopy(row, 0, padded, REACH, width);
        for (int x = 0; x < width; x++) {
            smooth[x] = padded[x + REACH] * WEIGHTS[0];
        }
        for (int distance = REACH; distance > 0; distance--) {
            double weight = WEIGHTS[distance];
            int before = REACH - distance;
            int after = REACH + distance;
            for (int x = 0; x < width; x++) {
                smooth[x] += (padded[x + before] + padded[x + after]) * weight;
            }
        }
    }
}

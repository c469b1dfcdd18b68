package podium.data.image;

import java.util.Arrays;

/**
 * Resizes with a triangle filter, first the columns and then the rows, each rounded to 8 bits, like Pillow's
 * {@code BILINEAR}.
 *
 * <p>Output pixel i is at (i + 1/2) * reduction of the input. An input pixel has the weight 1 - distance /
 * max(1, reduction); all weights of one output pixel sum to 1.
 */
final class Resampling {
    /** The weights are integers in units of 2^-22, as in Pillow: 255 times their sum just fits an int. */
    private static final int BITS = 22;

    private static final int HALF = 1 << (BITS - 1);
    private static final int CHANNELS = RgbImage.CHANNELS;

    /** For each output pixel, the first input pixel with a weight. */
    private final int[] first;
    /** For each output pixel, the number of input pixels with a weight. */
    private final int[] count;
    /** The weights of output pixel i, starting at i * {@code taps}. */
    private final int[] weights;

    private final int taps;

    private Resampling(int input, int output) {
        double reduction = (double) input / output;
        double support = Math.max(1, reduction);
        taps = (int) Math.ceil(support) * 2 + 1;
        first = new int[output];
        count = new int[output];
        weights = new int[output * taps];
        double[] shares = new double[taps];
        for (int i = 0; i < output; i++) {
            double centre = (i + 0.5) * reduction;
            int from = Math.max(0, (int) (centre - support + 0.5));
            int to = Math.min(input, (int) (centre + support + 0.5));
            double sum = 0;
            for (int k = 0; k < to - from; k++) {
                shares[k] = Math.max(0, 1 - Math.abs((k + from - centre + 0.5) / support));
                sum += shares[k];
            }
            first[i] = from;
            count[i] = to - from;
            for (int k = 0; k < to - from; k++) {
                weights[i * taps + k] = (int) (shares[k] / sum * (1 << BITS) + 0.5);
            }
        }
    }

    static RgbImage resize(RgbImage image, int width, int height) {
        int oldWidth = image.width();
        int oldHeight = image.height();
        byte[] columns = width == oldWidth
                ? image.rgb()
                : new Resampling(oldWidth, width).acrossColumns(image.rgb(), oldWidth, oldHeight);
        byte[] result =
                height == oldHeight ? columns : new Resampling(oldHeight, height).acrossRows(columns, width * CHANNELS);
        return RgbImage.of(width, height, result);
    }

    /**
     * The transpose of {@link #resize} without its rounding: it turns weights of the resized image's samples
     * into weights of the old image's samples.
     */
    static float[] transposed(float[] samples, int width, int height, int oldWidth, int oldHeight) {
        float[] columns = height == oldHeight
                ? samples
                : new Resampling(oldHeight, height).transposedRows(samples, oldHeight, width * CHANNELS);
        return width == oldWidth
                ? columns
                : new Resampling(oldWidth, width).transposedColumns(columns, oldWidth, oldHeight);
    }

    private float[] transposedRows(float[] samples, int oldHeight, int stride) {
        float[] result = new float[oldHeight * stride];
        for (int y = 0; y < first.length; y++) {
            for (int k = 0; k < count[y]; k++) {
                float weight = weights[y * taps + k] / (float) (1 << BITS);
                int target = (first[y] + k) * stride;
                for (int i = 0; i < stride; i++) {
                    result[target + i] += weight * samples[y * stride + i];
                }
            }
        }
        return result;
    }

    private float[] transposedColumns(float[] samples, int oldWidth, int height) {
        float[] result = new float[oldWidth * height * CHANNELS];
        int source = 0;
        for (int y = 0; y < height; y++) {
            int row = y * oldWidth * CHANNELS;
            for (int x = 0; x < first.length; x++) {
                int target = row + first[x] * CHANNELS;
                for (int k = x * taps, end = k + count[x]; k < end; k++, target += CHANNELS) {
                    float weight = weights[k] / (float) (1 << BITS);
                    result[target] += weight * samples[source];
                    result[target + 1] += weight * samples[source + 1];
                    result[target + 2] += weight * samples[source + 2];
                }
                source += CHANNELS;
            }
        }
        return result;
    }

    private byte[] acrossColumns(byte[] rgb, int oldWidth, int height) {
        int width = first.length;
        byte[] result = new byte[width * height * CHANNELS];
        int target = 0;
        for (int y = 0; y < height; y++) {
            int row = y * oldWidth * CHANNELS;
            for (int x = 0; x < width; x++) {
                int source = row + first[x] * CHANNELS;
                int red = HALF;
                int green = HALF;
                int blue = HALF;
                for (int k = x * taps, end = k + count[x]; k < end; k++, source += CHANNELS) {
                    int weight = weights[k];
                    red += weight * (rgb[source] & 0xff);
                    green += weight * (rgb[source + 1] & 0xff);
                    blue += weight * (rgb[source + 2] & 0xff);
                }
                result[target] = eightBits(red);
                result[target + 1] = eightBits(green);
                result[target + 2] = eightBits(blue);
                target += CHANNELS;
            }
        }
        return result;
    }

    private byte[] acrossRows(byte[] rgb, int stride) {
        int height = first.length;
        byte[] result = new byte[height * stride];
        int[] sums = new int[stride];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, HALF);
            for (int k = 0; k < count[y]; k++) {
                int weight = weights[y * taps + k];
                int source = (first[y] + k) * stride;
                for (int i = 0; i < stride; i++) {
                    sums[i] += weight * (rgb[source + i] & 0xff);
                }
            }
            int target = y * stride;
            for (int i = 0; i < stride; i++) {
                result[target + i] = eightBits(sums[i]);
            }
        }
        return result;
    }

    /** Clips to 255: the rounded weights may sum to slightly more than 1 when thousands of pixels become one. */
    private static byte eightBits(int sum) {
        return (byte) Math.min(255, sum >> BITS);
    }
}

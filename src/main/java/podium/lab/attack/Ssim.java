package podium.lab.attack;

import podium.data.image.RgbImage;

/**
 * Structural similarity (Wang et al., "Image quality assessment", 2004) of two images' luma (BT.601). It is the mean
 * over all windows of 7 x 7 pixels inside the image, uniformly weighted, with K1 = 0.01, K2 = 0.03 and unbiased
 * variances, as in scikit-image's {@code structural_similarity}. Images smaller than a window are one window.
 */
final class Ssim {
    private static final int WINDOW = 7;
    private static final double C1 = Math.pow(0.01 * 255, 2);
    private static final double C2 = Math.pow(0.03 * 255, 2);

    private Ssim() {}

    static double of(RgbImage x, RgbImage y) {
        int width = x.width();
        int height = x.height();
        double[] a = luma(x);
        double[] b = luma(y);
        int across = Math.min(WINDOW, width);
        int down = Math.min(WINDOW, height);
        double[][] sums = {
            summed(a, a, width, height, false),
            summed(b, b, width, height, false),
            summed(a, a, width, height, true),
            summed(b, b, width, height, true),
            summed(a, b, width, height, true)
        };
        double total = 0;
        for (int top = 0; top + down <= height; top++) {
            for (int left = 0; left + across <= width; left++) {
                total += window(sums, left, top, across, down, width + 1);
            }
        }
        return total / ((double) (width - across + 1) * (height - down + 1));
    }

    private static double window(double[][] sums, int left, int top, int across, int down, int stride) {
        int n = across * down;
        int from = top * stride + left;
        int to = from + down * stride;
        double[] s = new double[sums.length];
        for (int i = 0; i < s.length; i++) {
            s[i] = sums[i][to + across] - sums[i][to] - sums[i][from + across] + sums[i][from];
        }
        double meanA = s[0] / n;
        double meanB = s[1] / n;
        double unbiased = n > 1 ? n / (n - 1.0) : 1;
        double varianceA = unbiased * (s[2] / n - meanA * meanA);
        double varianceB = unbiased * (s[3] / n - meanB * meanB);
        double covariance = unbiased * (s[4] / n - meanA * meanB);
        return (2 * meanA * meanB + C1)
                * (2 * covariance + C2)
                / ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2));
    }

    /**
     * Returns the sums of a, or of a times b, over all rectangles from the top left corner: (height + 1) x (width + 1)
     * values.
     */
    private static double[] summed(double[] a, double[] b, int width, int height, boolean product) {
        int stride = width + 1;
        double[] sums = new double[(height + 1) * stride];
        for (int y = 0; y < height; y++) {
            double row = 0;
            for (int x = 0; x < width; x++) {
                row += product ? a[y * width + x] * b[y * width + x] : a[y * width + x];
                sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
            }
        }
        return sums;
    }

    private static double[] luma(RgbImage image) {
        byte[] rgb = image.rgb();
        double[] luma = new double[rgb.length / RgbImage.CHANNELS];
        for (int i = 0; i < luma.length; i++) {
            int at = i * RgbImage.CHANNELS;
            luma[i] = 0.299 * (rgb[at] & 0xff) + 0.587 * (rgb[at + 1] & 0xff) + 0.114 * (rgb[at + 2] & 0xff);
        }
        return luma;
    }
}

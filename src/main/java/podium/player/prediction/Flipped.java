package podium.player.prediction;

import podium.data.image.RgbImage;

/** The gradient of mirroring an image. */
final class Flipped {
    private Flipped() {}

    /** Adds the samples of an image to a sum, with left and right exchanged. */
    static void add(float[] samples, int width, float[] sum) {
        int stride = width * RgbImage.CHANNELS;
        for (int row = 0; row < samples.length; row += stride) {
            for (int x = 0; x < width; x++) {
                int from = row + x * RgbImage.CHANNELS;
                int to = row + (width - 1 - x) * RgbImage.CHANNELS;
                sum[to] += samples[from];
                sum[to + 1] += samples[from + 1];
                sum[to + 2] += samples[from + 2];
            }
        }
    }
}

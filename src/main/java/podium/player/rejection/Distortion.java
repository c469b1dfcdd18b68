package podium.player.rejection;

import java.util.SplittableRandom;
import podium.data.image.RgbImage;

/**
 * A change of an image after which it shows no class any more. Changed valid images stand for unknown images when a
 * score is chosen, as in Hendrycks et al., "Deep anomaly detection with outlier exposure", ICLR 2019.
 */
public enum Distortion {
    /** Sixteen blocks in random order. */
    JIGSAW,
    /** The mean with another image. */
    MEAN_OF_TWO,
    /** Every sample turned from dark to light. */
    INVERTED,
    /** Every sample random. */
    NOISE;

    private static final int WHITE = 255;
    private static final int BLOCKS = 4;

    /**
     * Returns the changed image.
     *
     * @param other another image of the same size
     * @param random the source of what is random
     */
    public RgbImage of(RgbImage image, RgbImage other, SplittableRandom random) {
        byte[] samples = image.rgb();
        byte[] changed = switch (this) {
            case JIGSAW -> shuffled(image, random);
            case MEAN_OF_TWO -> mean(samples, other.rgb());
            case INVERTED -> inverted(samples);
            case NOISE -> noise(samples.length, random);
        };
        return RgbImage.of(image.width(), image.height(), changed);
    }

    private static byte[] mean(byte[] one, byte[] other) {
        byte[] mean = new byte[one.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (byte) (((one[i] & WHITE) + (other[i] & WHITE) + 1) / 2);
        }
        return mean;
    }

    private static byte[] inverted(byte[] samples) {
        byte[] inverted = new byte[samples.length];
        for (int i = 0; i < inverted.length; i++) {
            inverted[i] = (byte) (WHITE - (samples[i] & WHITE));
        }
        return inverted;
    }

    private static byte[] noise(int length, SplittableRandom random) {
        byte[] noise = new byte[length];
        for (int i = 0; i < length; i++) {
            noise[i] = (byte) random.nextInt(WHITE + 1);
        }
        return noise;
    }

    /** Moves each of the 4 x 4 blocks to another's place; what is left over at the right and lower edges stays. */
    private static byte[] shuffled(RgbImage image, SplittableRandom random) {
        int width = image.width() / BLOCKS;
        int height = image.height() / BLOCKS;
        int[] order = new int[BLOCKS * BLOCKS];
        for (int block = 0; block < order.length; block++) {
            int drawn = random.nextInt(block + 1);
            order[block] = order[drawn];
            order[drawn] = block;
        }
        byte[] from = image.rgb();
        byte[] to = from.clone();
        int line = image.width() * RgbImage.CHANNELS;
        for (int block = 0; block < order.length; block++) {
            for (int y = 0; y < height; y++) {
                System.arraycopy(
                        from,
                        (order[block] / BLOCKS * height + y) * line + order[block] % BLOCKS * width * RgbImage.CHANNELS,
                        to,
                        (block / BLOCKS * height + y) * line + block % BLOCKS * width * RgbImage.CHANNELS,
                        width * RgbImage.CHANNELS);
            }
        }
        return to;
    }
}

package podium.training;

import java.nio.FloatBuffer;

/** Images as the network takes them. Its pixels are lent: the next call of {@link ImageBatches#next} takes them back. */
public final class Batch {
    private final int epoch;
    private final int number;
    private final int[] images;
    private final float[] pixels;
    private final int valuesAnImage;

    Batch(int epoch, int number, int[] images, float[] pixels, int valuesAnImage) {
        this.epoch = epoch;
        this.number = number;
        this.images = images;
        this.pixels = pixels;
        this.valuesAnImage = valuesAnImage;
    }

    /** The epoch it belongs to, from 0. */
    public int epoch() {
        return epoch;
    }

    /** Its place in the epoch, from 0. */
    public int number() {
        return number;
    }

    /** How many images it has. */
    public int size() {
        return images.length;
    }

    /** The store's index of the batch's image {@code position}, 0 to size() - 1. */
    public int image(int position) {
        return images[position];
    }

    /** N x 3 x S x S values (NCHW) from the start; an array for a full batch, whose end a smaller one does not use. */
    public float[] pixels() {
        return pixels;
    }

    /** The same values without what is not used: size() * 3 * S * S remain. */
    public FloatBuffer buffer() {
        return FloatBuffer.wrap(pixels, 0, images.length * valuesAnImage);
    }
}

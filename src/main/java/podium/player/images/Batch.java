package podium.player.images;

/** A batch of images in the network's input format. Its arrays are valid until the next {@link BatchSource#next}. */
public final class Batch {
    private static final byte[] NONE = {};

    private final int[] images;
    private final float[] values;
    private final byte[] labels;

    Batch(int[] images, float[] values) {
        this(images, values, NONE);
    }

    Batch(int[] images, float[] values, byte[] labels) {
        this.images = images;
        this.values = values;
        this.labels = labels;
    }

    /** Returns the number of images. */
    public int size() {
        return images.length;
    }

    /** Returns the index in the store of the image at a position from 0 to size() - 1. */
    public int image(int position) {
        return images[position];
    }

    /**
     * Returns N x C x S x S pixels, C planes an image, (NCHW) or N x F features. The array has the length of a full batch; a smaller batch
     * does not use its end.
     */
    public float[] values() {
        return values;
    }

    /** Returns N x S x S labels of pixels, where 255 is void; empty if the images have no label maps. */
    public byte[] labels() {
        return labels;
    }
}

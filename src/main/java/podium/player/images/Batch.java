package podium.player.images;

/** Images as the network takes them. Its values are lent: the next call of {@link BatchSource#next} takes them back. */
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

    /** How many images it has. */
    public int size() {
        return images.length;
    }

    /** The store's index of the batch's image {@code position}, 0 to size() - 1. */
    public int image(int position) {
        return images[position];
    }

    /**
     * N x 3 x S x S pixels (NCHW), or N x F features, from the start; an array for a full batch, whose end a smaller one does
     * not use.
     */
    public float[] values() {
        return values;
    }

    /** N x S x S labels of the pixels, from the start, 255 being void; empty where images have classes alone. */
    public byte[] labels() {
        return labels;
    }
}

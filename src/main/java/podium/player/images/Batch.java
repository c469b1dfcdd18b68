package podium.player.images;

/** A batch of pictures, which are images or tiles of images, in the network's input format. Its arrays are valid until the next {@link BatchSource#next}. */
public final class Batch {
    private static final byte[] NONE = {};

    private final int[] pictures;
    private final float[] values;
    private final byte[] labels;

    Batch(int[] pictures, float[] values) {
        this(pictures, values, NONE);
    }

    Batch(int[] pictures, float[] values, byte[] labels) {
        this.pictures = pictures;
        this.values = values;
        this.labels = labels;
    }

    /** Returns the number of pictures. */
    public int size() {
        return pictures.length;
    }

    /** Returns the number, in the store's {@link PictureIndex}, of the picture at a position from 0 to size() - 1. */
    public int picture(int position) {
        return pictures[position];
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

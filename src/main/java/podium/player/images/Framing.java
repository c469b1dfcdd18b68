package podium.player.images;

import java.io.IOException;

/** A framing turns a picture of a store into an item of a batch. */
public interface Framing {
    /** Returns true if an item has a label for each of its pixels. */
    boolean labels();

    /**
     * Writes an item.
     *
     * @param image the number of the picture in the store
     * @param epoch the epoch, on which random changes depend
     * @param position the position of the item in the batch
     * @param pixels receives C x S x S values, for C planes, from index {@code position} * C * S * S on
     * @param labels receives S x S labels from index {@code position} * S * S on, if the framing has labels
     */
    void write(int image, int epoch, int position, float[] pixels, byte[] labels) throws IOException;
}

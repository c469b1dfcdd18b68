package podium.player.images;

import java.io.IOException;

/** How an image of a store becomes an item of a batch. */
public interface Framing {
    /** Whether an item has a label for each of its pixels. */
    boolean labels();

    /**
     * Writes an item.
     *
     * @param pixels takes the 3 x S x S values, the item's being those from {@code position} * 3 * S * S on
     * @param labels takes the S x S labels in the same way, if there are any
     */
    void write(int image, int epoch, int position, float[] pixels, byte[] labels) throws IOException;
}

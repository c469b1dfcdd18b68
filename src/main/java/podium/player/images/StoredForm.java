package podium.player.images;

import java.util.Optional;
import podium.data.image.RgbImage;
import podium.data.tiles.Tiling;
import podium.player.recipe.InputSettings;

/**
 * The form in which a store keeps the pictures of its images.
 *
 * @param square the square that pictures are resized to; its side is {@link #OWN_SIZE} for no resizing
 * @param grey true if pictures lose their colours
 * @param tiling how images are cut into pictures; empty if each image is one picture
 */
record StoredForm(NetworkSquare square, boolean grey, Optional<Tiling> tiling) {
    /** The side for pictures that keep their own size. */
    static final int OWN_SIZE = 0;

    boolean ownSize() {
        return square.side() == OWN_SIZE;
    }

    /** Returns the form, at the same side, for a network with the given input and way of cutting images. */
    StoredForm forNetwork(InputSettings input, Optional<Tiling> tiles) {
        return new StoredForm(
                new NetworkSquare(input.fitting(), square.side()),
                InputPlanes.of(input).grey(),
                tiles);
    }

    /** Returns a part of a decoded image at its stored size. */
    RgbImage picture(RgbImage image, ImagePart part) {
        RgbImage cut = part.of(image);
        return ownSize() ? cut : square.of(cut);
    }

    /** Returns the bytes that a part of an image takes in memory. */
    long bytes(ImagePart part) {
        long pixels = ownSize() ? (long) part.width() * part.height() : (long) square.side() * square.side();
        return grey ? pixels : pixels * RgbImage.CHANNELS;
    }
}

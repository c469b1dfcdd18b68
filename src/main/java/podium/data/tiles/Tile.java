package podium.data.tiles;

import podium.data.image.RgbImage;

/**
 * A square of pixels of a picture.
 *
 * @param left the column of its first pixels
 * @param top the row of its first pixels
 * @param side its width and height in pixels
 */
public record Tile(int left, int top, int side) {
    public Tile {
        if (left < 0 || top < 0 || side < 1) {
            throw new IllegalArgumentException("a tile of side " + side + " at (" + left + ", " + top + ")");
        }
    }

    /** The pixels of the tile. */
    public RgbImage of(RgbImage picture) {
        return picture.cut(left, top, side, side);
    }
}

package podium.data.tiles;

import java.util.List;

/** The pixels of a picture that are edges. The bytes are not copied. */
final class EdgeMap {
    private final int width;
    private final int height;
    private final byte[] edges;

    /**
     * Creates a map.
     *
     * @param edges a byte per pixel, row by row: 1 for an edge, 0 for any other pixel
     */
    EdgeMap(int width, int height, byte[] edges) {
        this.width = width;
        this.height = height;
        this.edges = edges;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    boolean at(int x, int y) {
        return edges[y * width + x] == 1;
    }

    /** The number of edge pixels in each tile. It is fastest if tiles of one row stand together. */
    int[] counts(List<Tile> tiles) {
        int[] counts = new int[tiles.size()];
        int[] left = new int[width + 1];
        int top = -1;
        int side = -1;
        for (int i = 0; i < counts.length; i++) {
            Tile tile = tiles.get(i);
            if (tile.top() != top || tile.side() != side) {
                top = tile.top();
                side = tile.side();
                left = leftOf(top, side);
            }
            counts[i] = left[tile.left() + side] - left[tile.left()];
        }
        return counts;
    }

    /** For each column, the number of edge pixels to its left in the rows of a tile. */
    private int[] leftOf(int top, int side) {
        int[] left = new int[width + 1];
        for (int y = top; y < top + side; y++) {
            for (int x = 0, at = y * width; x < width; x++, at++) {
                left[x + 1] += edges[at];
            }
        }
        for (int x = 0; x < width; x++) {
            left[x + 1] += left[x];
        }
        return left;
    }
}

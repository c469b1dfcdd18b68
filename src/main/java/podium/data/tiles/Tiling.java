package podium.data.tiles;

import static podium.core.yaml.WrongKey.require;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import podium.data.image.GreyImage;
import podium.data.image.RgbImage;

/**
 * How pictures are cut into tiles. A grid of tiles lies on the picture, and the tiles with the highest density of edges
 * are kept.
 *
 * <p>The grid begins in the upper left corner, with a tile every {@code step} pixels. If half a step or more is left
 * over at the right or at the lower edge, one more tile ends at that edge. In a picture whose shorter side is smaller
 * than a tile, tiles have that side, and the step shrinks in the same proportion. So every tile is a square of the
 * picture's own pixels.
 *
 * <p>The density of a tile is the share of its pixels that are edges of the whole picture, by {@link Canny}. Of equal
 * tiles the upper one is kept, then the left one.
 *
 * <pre>{@code
 * for (Tile tile : new Tiling(448, 448, 4).kept(picture)) {
 *     RgbImage pixels = tile.of(picture);
 * }
 * }</pre>
 *
 * @param side the side of a tile in pixels, from 16 to 4096
 * @param step the distance from one tile to the next in pixels, from an eighth of the side to the side
 * @param keep the number of tiles that are kept of a picture, from 1 to 64; a picture with fewer tiles keeps all
 */
public record Tiling(int side, int step, int keep) {
    /** The tiles of the course report on pictures of source code. */
    public static final Tiling STANDARD = new Tiling(448, 448, 4);

    private static final Comparator<Tile> PLACE =
            Comparator.comparingInt(Tile::top).thenComparingInt(Tile::left);

    public Tiling {
        require(side >= 16 && side <= 4096, "side", side, "the side of a tile in pixels, from 16 to 4096");
        require(
                step >= (side + 7) / 8 && step <= side,
                "step",
                step,
                "the distance from one tile to the next in pixels, from " + (side + 7) / 8 + " to " + side
                        + ", because side is " + side);
        require(keep >= 1 && keep <= 64, "keep", keep, "the number of tiles to keep of each image, from 1 to 64");
    }

    /** All tiles of a picture's grid, row by row. */
    public List<Tile> grid(int width, int height) {
        return Grid.of(this, width, height).tiles();
    }

    /** Where the tiles of a picture begin. A large picture can have millions of tiles, so they are made row by row. */
    private record Grid(List<Integer> tops, List<Integer> lefts, int side) {
        static Grid of(Tiling tiling, int width, int height) {
            int own = Math.min(tiling.side, Math.min(width, height));
            int distance =
                    own == tiling.side ? tiling.step : Math.max(1, Math.round((float) tiling.step * own / tiling.side));
            return new Grid(starts(height, own, distance), starts(width, own, distance), own);
        }

        long size() {
            return (long) tops.size() * lefts.size();
        }

        List<Tile> tiles() {
            return tops.stream().flatMap(top -> row(top).stream()).toList();
        }

        List<Tile> row(int top) {
            return lefts.stream().map(left -> new Tile(left, top, side)).toList();
        }
    }

    private static List<Integer> starts(int length, int side, int step) {
        List<Integer> starts = new ArrayList<>();
        for (int start = 0; start + side <= length; start += step) {
            starts.add(start);
        }
        int rest = length - side - starts.get(starts.size() - 1);
        if (2 * rest >= step) {
            starts.add(length - side);
        }
        return starts;
    }

    /** A tile with the number of its edge pixels. */
    private record Counted(Tile tile, int edges) {
        /** The least dense tile first; of equal ones the lower, then the right one. */
        static final Comparator<Counted> LEAST_DENSE =
                Comparator.comparingInt(Counted::edges).thenComparing(Counted::tile, PLACE.reversed());
    }

    /** The tiles of a picture with the highest density of edges, row by row. */
    public List<Tile> kept(RgbImage picture) {
        Grid grid = Grid.of(this, picture.width(), picture.height());
        if (grid.size() <= keep) {
            return grid.tiles();
        }
        EdgeMap edges = Canny.edges(GreyImage.of(picture));
        PriorityQueue<Counted> densest = new PriorityQueue<>(keep + 1, Counted.LEAST_DENSE);
        for (int top : grid.tops()) {
            List<Tile> row = grid.row(top);
            int[] counts = edges.counts(row);
            for (int i = 0; i < counts.length; i++) {
                densest.add(new Counted(row.get(i), counts[i]));
                if (densest.size() > keep) {
                    densest.remove();
                }
            }
        }
        return densest.stream().map(Counted::tile).sorted(PLACE).toList();
    }
}

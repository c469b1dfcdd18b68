package podium.data.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.data.image.GreyImage;
import podium.data.image.RgbImage;

class TilingTest {
    /** The tilings and sizes of many grids. */
    private record Case(Tiling tiling, int width, int height) {
        static List<Case> drawn(int count) {
            SplittableRandom random = new SplittableRandom(5);
            List<Case> cases = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int side = 16 + random.nextInt(40);
                int step = (side + 7) / 8 + random.nextInt(side - (side + 7) / 8 + 1);
                cases.add(new Case(
                        new Tiling(side, step, 1 + random.nextInt(6)),
                        1 + random.nextInt(150),
                        1 + random.nextInt(150)));
            }
            return cases;
        }

        int own() {
            return Math.min(tiling.side(), Math.min(width, height));
        }

        List<Tile> grid() {
            return tiling.grid(width, height);
        }
    }

    @Test
    void everyTileIsASquareInsideThePictureAndNoTwoAreEqual() {
        for (Case one : Case.drawn(500)) {
            List<Tile> grid = one.grid();
            assertThat(grid)
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .allMatch(tile -> tile.side() == one.own()
                            && tile.left() + tile.side() <= one.width()
                            && tile.top() + tile.side() <= one.height());
            assertThat(grid.get(0)).isEqualTo(new Tile(0, 0, one.own()));
        }
    }

    /** Less than half a step is lost at the right and at the lower edge, and nothing elsewhere. */
    @Test
    void tilesCoverThePictureExceptForLessThanHalfAStep() {
        for (Case one : Case.drawn(200)) {
            boolean[] covered = new boolean[one.width() * one.height()];
            for (Tile tile : one.grid()) {
                for (int y = tile.top(); y < tile.top() + tile.side(); y++) {
                    for (int x = tile.left(); x < tile.left() + tile.side(); x++) {
                        covered[y * one.width() + x] = true;
                    }
                }
            }
            double lost = Math.max(1, one.tiling().step() / 2.0 + 1);
            for (int i = 0; i < covered.length; i++) {
                int row = i / one.width();
                boolean within = i % one.width() < one.width() - lost && row < one.height() - lost;
                assertThat(!within || covered[i]).as(one + " at " + i).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1360, 1360, 448, 448, 9", // 16 pixels are left over, and lost
        "800, 448, 448, 448, 2", // 352 pixels are left over: one more tile ends at the edge
        "671, 448, 448, 448, 1",
        "672, 448, 448, 448, 2",
        "300, 300, 448, 448, 1", // a small square picture is one tile
        "600, 300, 448, 448, 2", // of the shorter side
        "600, 300, 448, 224, 3",
        "1, 1, 448, 448, 1",
        "900, 1, 448, 448, 900"
    })
    void gridsHaveTheseNumbersOfTiles(int width, int height, int side, int step, int tiles) {
        assertThat(new Tiling(side, step, 4).grid(width, height)).hasSize(tiles);
    }

    /** The kept tiles are those that a count pixel by pixel puts first; of equal ones the first in the grid. */
    @Test
    void theTilesWithTheMostEdgesAreKept() {
        for (Case one : Case.drawn(150)) {
            RgbImage picture = CannyTest.drawn(one.width(), one.height(), one.hashCode());
            EdgeMap edges = Canny.edges(GreyImage.of(picture));
            List<Tile> rest = new ArrayList<>(one.grid());
            List<Tile> expected = new ArrayList<>();
            while (!rest.isEmpty() && expected.size() < one.tiling().keep()) {
                Tile best = rest.get(0);
                for (Tile tile : rest) {
                    best = count(edges, tile) > count(edges, best) ? tile : best;
                }
                expected.add(best);
                rest.remove(best);
            }
            List<Tile> kept = one.tiling().kept(picture);
            assertThat(new HashSet<>(kept)).isEqualTo(new HashSet<>(expected));
            assertThat(kept)
                    .isSubsetOf(one.grid())
                    .isSortedAccordingTo(
                            (a, b) -> one.grid().indexOf(a) - one.grid().indexOf(b));
            assertThat(one.tiling().kept(picture)).isEqualTo(kept);
        }
    }

    private static int count(EdgeMap edges, Tile tile) {
        int count = 0;
        for (int y = tile.top(); y < tile.top() + tile.side(); y++) {
            for (int x = tile.left(); x < tile.left() + tile.side(); x++) {
                count += edges.at(x, y) ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void ofAPictureWithoutEdgesTheFirstTilesAreKept() {
        RgbImage grey = RgbImage.of(100, 70, new byte[3 * 100 * 70]);
        assertThat(new Tiling(20, 20, 6).kept(grey))
                .containsExactly(
                        new Tile(0, 0, 20),
                        new Tile(20, 0, 20),
                        new Tile(40, 0, 20),
                        new Tile(60, 0, 20),
                        new Tile(80, 0, 20),
                        new Tile(0, 20, 20));
    }

    @Test
    void aTileHasThePicturesOwnPixels() {
        RgbImage picture = CannyTest.drawn(50, 40, 3);
        Tile tile = new Tile(13, 7, 20);
        RgbImage cut = tile.of(picture);
        assertThat(cut.size()).hasToString("20 x 20");
        for (int y = 0; y < 20; y++) {
            for (int i = 0; i < 60; i++) {
                assertThat(cut.rgb()[60 * y + i]).isEqualTo(picture.rgb()[3 * (50 * (7 + y) + 13) + i]);
            }
        }
        assertThatThrownBy(() -> new Tile(31, 7, 20).of(picture)).hasMessageContaining("not inside 50 x 40");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "15 | 15 | 4 | side is 15; expected the side of a tile in pixels, from 16 to 4096",
                "448 | 55 | 4 | step is 55; expected the distance from one tile to the next in pixels, from 56 to 448",
                "448 | 449 | 4 | step is 449; expected the distance from one tile to the next in pixels, from 56 to 448",
                "448 | 448 | 0 | keep is 0; expected the number of tiles to keep of each image, from 1 to 64"
            })
    void impossibleTilingsAreRefused(int side, int step, int keep, String message) {
        assertThatThrownBy(() -> new Tiling(side, step, keep)).hasMessageStartingWith(message);
    }
}

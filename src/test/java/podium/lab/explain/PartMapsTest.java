package podium.lab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import podium.data.image.ImageSize;
import podium.player.images.ImagePart;

class PartMapsTest {
    @Test
    void theMapOfAWholeImageStaysAsItIs() {
        double[] evidence = {1, -2, 3, 4, 5, 8};
        for (ImageSize size : List.of(new ImageSize(1360, 1360), new ImageSize(7, 333), new ImageSize(3, 2))) {
            HeatMap joined = PartMaps.joined(
                    size, List.of(new ImagePart(0, 0, size.width(), size.height())), 2, 3, new double[][] {evidence});
            assertThat(joined.values())
                    .containsExactly(HeatMap.of(2, 3, evidence).values());
        }
    }

    /** Tiles of 20 pixels with maps of 2 x 2 cells in an image of 60 x 40: cells of 10 pixels. */
    @Test
    void theMapsOfTilesLieWhereTheTilesAreAndAddWhereTheyOverlap() {
        List<ImagePart> tiles =
                List.of(new ImagePart(0, 0, 20, 20), new ImagePart(30, 20, 20, 20), new ImagePart(40, 20, 20, 20));
        HeatMap joined = PartMaps.joined(
                new ImageSize(60, 40), tiles, 2, 2, new double[][] {{1, 2, 3, 4}, {1, 5, 1, -7}, {5, 1, 2, 6}});
        assertThat(joined.values())
                .containsExactly(IntStream.of(
                                1, 2, 0, 0, 0, 0, //
                                3, 4, 0, 0, 0, 0, //
                                0, 0, 0, 1, 10, 1, //
                                0, 0, 0, 1, 0, 6)
                        .mapToDouble(value -> value / 10.0)
                        .toArray());
        assertThat(joined.at(5, 5, 60, 40)).isGreaterThan(0);
        assertThat(joined.at(25, 5, 60, 40)).isLessThan(joined.at(15, 5, 60, 40));
    }
}

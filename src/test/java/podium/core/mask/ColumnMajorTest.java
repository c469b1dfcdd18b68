package podium.core.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import podium.Thorough;

class ColumnMajorTest {
    @Test
    void theResultEqualsTheNaiveTransposition() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < Thorough.count(3_000, 100_000); i++) {
            int width = 1 + random.nextInt(25);
            int height = 1 + random.nextInt(25);
            BitSet rows = RandomSets.draw(random, width * height);
            BitSet columns = new BitSet();
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    columns.set(x * height + y, rows.get(y * width + x));
                }
            }
            PixelRuns rowMajor = RandomSets.runs(rows);
            PixelRuns columnMajor = RandomSets.runs(columns);
            assertThat(ColumnMajor.of(rowMajor, width, height)).isEqualTo(columnMajor);
            assertThat(ColumnMajor.of(columnMajor, height, width)).isEqualTo(rowMajor);
        }
    }

    @Test
    void kagglesSingleMaskCountsDownTheColumns() {
        PixelRuns lowerRow = PixelRuns.of(2, 4);
        assertThat(PixelRunText.format(lowerRow)).isEqualTo("3 2");
        assertThat(PixelRunText.format(ColumnMajor.of(lowerRow, 2, 2))).isEqualTo("2 1 4 1");
    }

    @Test
    void aPhotographOfTwentyMegapixelsIsConverted() {
        PixelRuns box = ColumnMajor.of(PixelRuns.of(4_999, 5_000, 19_999_999, 20_000_000), 5_000, 4_000);
        assertThat(box).isEqualTo(PixelRuns.of(4_999L * 4_000, 4_999L * 4_000 + 1, 19_999_999, 20_000_000));
        assertThat(ColumnMajor.of(PixelRuns.of(0, 20_000_000), 5_000, 4_000)).isEqualTo(PixelRuns.of(0, 20_000_000));
    }

    @Test
    void runsMustLieWithinTheImage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnMajor.of(PixelRuns.of(5, 7), 3, 2))
                .withMessage("runs end at 7, after 2 rows of 3");
    }
}

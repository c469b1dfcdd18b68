package podium.core.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import podium.Thorough;

class ColumnMajorTest {
    @Test
    void pixelsGoWhereTheNaiveTranspositionPutsThem() {
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
            Runs rowMajor = RandomSets.runs(rows);
            Runs columnMajor = RandomSets.runs(columns);
            assertThat(ColumnMajor.of(rowMajor, width, height)).isEqualTo(columnMajor);
            assertThat(ColumnMajor.toRowMajor(columnMajor, width, height)).isEqualTo(rowMajor);
        }
    }

    @Test
    void kagglesSingleMaskCountsDownTheColumns() {
        Runs lowerRow = Runs.of(2, 4);
        assertThat(RunText.format(lowerRow)).isEqualTo("3 2");
        assertThat(RunText.format(ColumnMajor.of(lowerRow, 2, 2))).isEqualTo("2 1 4 1");
        assertThat(ColumnMajor.toRowMajor(RunText.parse("2 1 4 1", 4), 2, 2)).isEqualTo(lowerRow);
        assertThat(CocoCounts.compressed(ColumnMajor.of(lowerRow, 2, 2), 4)).isEqualTo("1110");
    }

    @Test
    void aPhotographOfTwentyMegapixelsIsTurned() {
        Runs box = ColumnMajor.of(Runs.of(4_999, 5_000, 19_999_999, 20_000_000), 5_000, 4_000);
        assertThat(box).isEqualTo(Runs.of(4_999L * 4_000, 4_999L * 4_000 + 1, 19_999_999, 20_000_000));
        assertThat(ColumnMajor.of(Runs.full(20_000_000), 5_000, 4_000)).isEqualTo(Runs.full(20_000_000));
    }

    @Test
    void runsMustLieWithinTheImage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnMajor.of(Runs.of(5, 7), 3, 2))
                .withMessage("runs end at 7, after 2 rows of 3");
        assertThatIllegalArgumentException().isThrownBy(() -> ColumnMajor.toRowMajor(Runs.of(5, 7), 3, 2));
    }
}

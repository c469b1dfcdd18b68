package podium.core.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.Thorough;

class CocoCountsTest {
    /** The two examples in the heading comment of COCO's mask.py: M=[0 0 1 1 1 0 1] and M=[1 1 1 1 1 1 0]. */
    @Test
    void cocosOwnExamplesHold() {
        assertThat(CocoCounts.uncompressed(PixelRuns.of(2, 5, 6, 7), 7)).containsExactly(2, 3, 1, 1);
        assertThat(CocoCounts.uncompressed(PixelRuns.of(0, 6), 7)).containsExactly(0, 6, 1);
    }

    /** Each text is what pycocotools 2.0.11 printed for these counts (mask.frPyObjects). */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "7,        2 3 1 1,                                   231N",
                "7,        0 6 1,                                     061",
                "6,        6,                                         6",
                "6,        0 6,                                       06",
                "6,        0 1 5,                                     015",
                "6,        5 1,                                       51",
                "20000000, 20000000,                                  PX[Rc0",
                "20000000, 0 20000000,                                0PX[Rc0",
                "20000000, 9999990 1 15 9 9999970 15,                 fcUa91?8cbUa96",
                "307200,   100 16 464 15 31 32 33 306509,             T3`0`>O_Ba02]Y[9",
                "1600,     245 5 35 5 35 5 35 5 35 5 1190,            e75S10000000ST1",
                "10000,    1000 1 1000 1000 2 1 6996,                 Xo01Xo0Wo0jPOiPObj6"
            })
    void compressedTextsAreThoseOfCocosTools(long size, String counts, String text) {
        long[] expected = counts(counts);
        PixelRuns runs = CocoCounts.ofUncompressed(expected, size);
        assertThat(CocoCounts.uncompressed(runs, size)).containsExactly(expected);
        assertThat(CocoCounts.compressed(runs, size)).isEqualTo(text);
        assertThat(CocoCounts.ofCompressed(text, size)).isEqualTo(runs);
    }

    /** pycocotools 2.0.11, mask.encode of the ellipse ((y - 5) / 4)^2 + ((x - 8) / 6)^2 <= 1 in 17 x 12 pixels. */
    @Test
    void anEllipseIsEncodedAsByCocosTools() {
        PixelRunsBuilder rows = new PixelRunsBuilder();
        for (int y = 0; y < 12; y++) {
            for (int x = 0; x < 17; x++) {
                if (9 * (y - 5) * (y - 5) + 4 * (x - 8) * (x - 8) <= 144) {
                    rows.add(17L * y + x, 17L * y + x + 1);
                }
            }
        }
        PixelRuns ellipse = rows.build();
        String text = CocoCounts.compressed(ColumnMajor.of(ellipse, 17, 12), 17 * 12);
        assertThat(text).isEqualTo("m0194N0O2O000O20N10001N102Le0");
        assertThat(ColumnMajor.toRowMajor(CocoCounts.ofCompressed(text, 17 * 12), 17, 12))
                .isEqualTo(ellipse);
    }

    @Test
    void setsSurviveBothForms() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < Thorough.count(3_000, 200_000); i++) {
            int size = 1 + random.nextInt(300);
            PixelRuns runs = RandomSets.runs(RandomSets.draw(random, size));
            long far = random.nextLong(1L << random.nextInt(1, 50));
            assertSurvives(runs, size);
            assertSurvives(runs.shift(far), far + size);
            assertSurvives(PixelRuns.full(far).or(runs.shift(far + 1)), far + size + 1);
        }
    }

    private static void assertSurvives(PixelRuns runs, long size) {
        assertThat(CocoCounts.ofUncompressed(CocoCounts.uncompressed(runs, size), size))
                .isEqualTo(runs);
        assertThat(CocoCounts.ofCompressed(CocoCounts.compressed(runs, size), size))
                .isEqualTo(runs);
    }

    @Test
    void countsOfNothingJoinTheirNeighbours() {
        assertThat(CocoCounts.ofUncompressed(new long[] {1, 2, 0, 3, 1, 0}, 7)).isEqualTo(PixelRuns.of(1, 6));
        assertThat(CocoCounts.ofUncompressed(new long[0], 0)).isEqualTo(PixelRuns.EMPTY);
        assertThat(CocoCounts.ofCompressed("", 0)).isEqualTo(PixelRuns.EMPTY);
    }

    @ParameterizedTest
    @CsvSource({
        "3 5,     count 1 is 5; 3 of 6 pixels are left",
        "3 -1 4,  count 1 is -1; 3 of 6 pixels are left",
        "3 2,     'counts add up to 5, not to 6 pixels'",
    })
    void countsMustFillTheImage(String counts, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CocoCounts.ofUncompressed(counts(counts), 6))
                .withMessage(message);
    }

    @Test
    void runsMustLieWithinTheImage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CocoCounts.compressed(PixelRuns.of(5, 7), 6))
                .withMessage("runs end at 7, after 6 pixels");
    }

    @Test
    void malformedTextIsRefusedWithItsPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CocoCounts.ofCompressed("12P", 6))
                .withMessage("the text ends within count 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CocoCounts.ofCompressed("1 3", 6))
                .withMessage("' ' at offset 1 does not belong into compressed counts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CocoCounts.ofCompressed("12p", 6))
                .withMessage("'p' at offset 2 does not belong into compressed counts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CocoCounts.ofCompressed("o".repeat(14), 6))
                .withMessageContaining("offset 13");
    }

    /** Any text gives runs of the image or a refusal, never another exception. */
    @Test
    void anyTextIsReadOrRefused() {
        SplittableRandom random = new SplittableRandom(2);
        int read = 0;
        for (int i = 0; i < Thorough.count(20_000, 1_000_000); i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append((char) (random.nextInt(20) == 0 ? random.nextInt(256) : 48 + random.nextInt(64)));
            }
            try {
                PixelRuns runs = CocoCounts.ofCompressed(text.toString(), 20);
                assertThat(runs.bound()).isLessThanOrEqualTo(20);
                read++;
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageMatching("(?s)count.*|the text ends.*|'.' at offset.*");
            }
        }
        assertThat(read).isPositive();
    }

    private static long[] counts(String text) {
        String[] words = text.split(" ", -1);
        long[] counts = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            counts[i] = Long.parseLong(words[i]);
        }
        return counts;
    }
}

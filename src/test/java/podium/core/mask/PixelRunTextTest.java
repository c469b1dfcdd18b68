package podium.core.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.Thorough;

class PixelRunTextTest {
    /** The parsed set of a text over {@code size} positions; its first error is thrown. */
    private static PixelRuns read(String text, long size) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new PixelRunParser().parse(bytes, 0, bytes.length, size, (fault, from, to, bound) -> {
            if (fault.error()) {
                throw new IllegalArgumentException(fault + " at offset " + from + ": '"
                        + new String(bytes, from, to - from, StandardCharsets.UTF_8) + "'");
            }
        });
    }

    @Test
    void aLabelVectorIsWrittenAsOneRunPerClass() {
        assertThat(PixelRunText.format(PixelRuns.of(11, 12, 14, 15))).isEqualTo("12 1 15 1");
        assertThat(read("12 1 15 1", 20)).isEqualTo(PixelRuns.of(11, 12, 14, 15));
    }

    @Test
    void masksAreClassMajorThenRowMajorWithoutBackground() {
        LabelMap map = LabelMap.of(2, 2, new byte[] {1, 0, 0, 2});
        assertThat(PixelRunText.format(map.planes(3))).isEqualTo("1 1 8 1");
        assertThat(LabelMap.ofPlanes(read("1 1 8 1", 12), 3, 2, 2)).isEqualTo(map);
    }

    @Test
    void aRunMayCrossRowsAndPlanes() {
        LabelMap map = LabelMap.of(2, 2, new byte[] {2, 2, 1, 1});
        assertThat(PixelRunText.format(map.planes(3))).isEqualTo("3 4");
    }

    @Test
    void theEmptySetIsTheEmptyText() {
        assertThat(PixelRunText.format(PixelRuns.EMPTY)).isEmpty();
        assertThat(read("", 20)).isSameAs(PixelRuns.EMPTY);
    }

    @Test
    void textsEqualThoseOfTheNaiveWriter() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < Thorough.count(3_000, 200_000); i++) {
            long far = random.nextLong(1L << random.nextInt(1, 59));
            PixelRuns runs = RandomSets.runs(RandomSets.draw(random, 1 + random.nextInt(300)))
                    .shift(far);
            StringBuilder text = new StringBuilder();
            for (int run = 0; run < runs.count(); run++) {
                text.append(run == 0 ? "" : " ")
                        .append(runs.start(run) + 1)
                        .append(' ')
                        .append(runs.end(run) - runs.start(run));
            }
            assertThat(PixelRunText.format(runs)).isEqualTo(text.toString());
            assertThat(read(text.toString(), far + 300)).isEqualTo(runs);
        }
    }

    /** Covers every number of digits, at both ends of its range. */
    @Test
    void numbersOfEveryLengthAreWritten() {
        for (long power = 1; power <= 100_000_000_000_000_000L; power *= 10) {
            for (long number = Math.max(1, power - 1); number <= power + 1; number++) {
                PixelRuns runs = PixelRuns.of(number - 1, 2 * number - 1);
                assertThat(PixelRunText.format(runs)).isEqualTo(number + " " + number);
                assertThat(read(number + " " + number, Long.MAX_VALUE)).isEqualTo(runs);
            }
        }
        assertThat(PixelRunText.format(PixelRuns.of(Long.MAX_VALUE - 1, Long.MAX_VALUE)))
                .isEqualTo(Long.MAX_VALUE + " 1");
        assertThat(PixelRunText.format(PixelRuns.of(0, Long.MAX_VALUE))).isEqualTo("1 " + Long.MAX_VALUE);
    }

    @Test
    void bytesAreTheAsciiOfTheText() {
        assertThat(PixelRunText.encode(PixelRuns.of(9, 109))).isEqualTo("10 100".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void oddTextsWithoutErrorsAreRead() {
        assertThat(read(" 1 1  2 1\t", 20)).isEqualTo(PixelRuns.of(0, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0 1", "1 0", "-1 2", "a 1", "20 2", "1.0 1", "5 1 1 1", "5 3 6 1", "é 1"})
    void textsWithErrorsAreRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(text, 20));
    }

    @Test
    void theRefusalNamesTheErrorAndItsPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("1 1 20 2", 20))
                .withMessage("PAST_THE_END at offset 4: '20 2'");
    }
}

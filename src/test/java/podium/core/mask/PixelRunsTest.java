package podium.core.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import podium.Thorough;

class PixelRunsTest {
    private static final int PAIRS = Thorough.count(3_000, 300_000);
    private static final int SIZE = 200;
    /** Eight times twenty planes of 20 megapixels, more than an int can hold. */
    private static final long FAR = 8 * 20L * 5_000 * 4_000;

    private interface Law {
        void holds(BitSet left, BitSet right, SplittableRandom random);
    }

    private static void forPairs(long seed, Law law) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int pair = 0; pair < PAIRS; pair++) {
            int size = 1 + random.nextInt(SIZE);
            law.holds(RandomSets.draw(random, size), RandomSets.draw(random, size), random);
        }
    }

    @Test
    void setsContainTheirBits() {
        forPairs(1, (left, right, random) -> {
            PixelRuns runs = RandomSets.runs(left);
            assertThat(RandomSets.bits(runs)).isEqualTo(left);
            assertThat(runs.cardinality()).isEqualTo(left.cardinality());
            assertThat(runs.isEmpty()).isEqualTo(left.isEmpty());
            assertThat(runs.bound()).isEqualTo(left.length());
            for (int position = 0; position <= SIZE; position++) {
                assertThat(runs.contains(position))
                        .as("%d in %s", position, runs)
                        .isEqualTo(left.get(position));
            }
        });
    }

    @Test
    void operationsAgreeWithBits() {
        forPairs(2, (left, right, random) -> {
            PixelRuns a = RandomSets.runs(left);
            PixelRuns b = RandomSets.runs(right);
            assertSame(a.and(b), and(left, right));
            assertSame(a.or(b), or(left, right));
            assertSame(a.minus(b), minus(left, right));
        });
    }

    /** Asserts equality with the value built pixel by pixel: sorted, disjoint, not touching. */
    private static void assertSame(PixelRuns result, BitSet expected) {
        assertThat(result).isEqualTo(RandomSets.runs(expected)).hasSameHashCodeAs(RandomSets.runs(expected));
        for (int i = 0; i < result.count(); i++) {
            assertThat(result.start(i)).isLessThan(result.end(i));
            assertThat(i == 0 || result.start(i) > result.end(i - 1)).isTrue();
        }
    }

    @Test
    void cardinalitiesAgreeWithBits() {
        forPairs(3, (left, right, random) -> {
            PixelRuns a = RandomSets.runs(left);
            PixelRuns b = RandomSets.runs(right);
            assertThat(PixelRuns.andCardinality(a, b))
                    .isEqualTo(and(left, right).cardinality());
            assertThat(PixelRuns.minusCardinality(a, b))
                    .isEqualTo(minus(left, right).cardinality());
        });
    }

    @Test
    void algebraIsBoolean() {
        forPairs(4, (left, right, random) -> {
            PixelRuns a = RandomSets.runs(left);
            PixelRuns b = RandomSets.runs(right);
            PixelRuns c = RandomSets.runs(RandomSets.draw(random, SIZE));
            assertThat(a.and(b)).isEqualTo(b.and(a));
            assertThat(a.or(b)).isEqualTo(b.or(a));
            assertThat(a.and(b.or(c))).isEqualTo(a.and(b).or(a.and(c)));
            assertThat(a.minus(b).or(a.and(b))).isEqualTo(a);
            assertThat(a.minus(b).and(b)).isEqualTo(PixelRuns.EMPTY);
            assertThat(PixelRuns.of(0, SIZE).minus(a.or(b)))
                    .isEqualTo(PixelRuns.of(0, SIZE)
                            .minus(a)
                            .and(PixelRuns.of(0, SIZE).minus(b)));
        });
    }

    @Test
    void positionsBeyondIntsObeyTheSameLaws() {
        forPairs(5, (left, right, random) -> {
            PixelRuns a = RandomSets.runs(left);
            PixelRuns b = RandomSets.runs(right);
            PixelRuns farA = a.shift(FAR);
            PixelRuns farB = b.shift(FAR);
            assertThat(farA.and(farB)).isEqualTo(a.and(b).shift(FAR));
            assertThat(farA.or(farB)).isEqualTo(a.or(b).shift(FAR));
            assertThat(farA.minus(farB)).isEqualTo(a.minus(b).shift(FAR));
            assertThat(PixelRuns.andCardinality(farA, farB)).isEqualTo(PixelRuns.andCardinality(a, b));
            assertThat(PixelRuns.andCardinality(PixelRuns.of(0, FAR), farA)).isZero();
            assertThat(PixelRuns.andCardinality(PixelRuns.of(0, FAR + SIZE), farA))
                    .isEqualTo(a.cardinality());
            assertThat(farA.shift(-FAR)).isEqualTo(a);
            assertThat(farA.slice(FAR, FAR + SIZE)).isEqualTo(a);
            assertThat(farA.contains(FAR + 7)).isEqualTo(left.get(7));
        });
        assertThat(PixelRuns.of(0, FAR).cardinality()).isEqualTo(3_200_000_000L);
    }

    @Test
    void aSliceIsCountedFromItsBeginning() {
        forPairs(6, (left, right, random) -> {
            int from = random.nextInt(SIZE);
            int to = from + random.nextInt(SIZE + 1 - from);
            assertSame(RandomSets.runs(left).slice(from, to), left.get(from, to));
        });
    }

    @Test
    void planesAreSlices() {
        PixelRuns planes = PixelRuns.of(1, 2, 3, 9, 11, 12);
        assertThat(planes.slice(0, 4)).isEqualTo(PixelRuns.of(1, 2, 3, 4));
        assertThat(planes.slice(4, 8)).isEqualTo(PixelRuns.of(0, 4));
        assertThat(planes.slice(8, 12)).isEqualTo(PixelRuns.of(0, 1, 3, 4));
        assertThat(planes.slice(12, 16)).isEqualTo(PixelRuns.EMPTY);
    }

    @Test
    void boundsMustBeCanonical() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PixelRuns.of(1, 2, 3))
                .withMessage("a run has no end: 3 bounds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PixelRuns.of(-1, 2))
                .withMessage("bound 0 is -1; bounds must be non-negative and strictly ascending: [-1, 2]");
        assertThatIllegalArgumentException().as("empty run").isThrownBy(() -> PixelRuns.of(1, 1));
        assertThatIllegalArgumentException().as("backwards").isThrownBy(() -> PixelRuns.of(2, 1));
        assertThatIllegalArgumentException().as("touching").isThrownBy(() -> PixelRuns.of(1, 2, 2, 3));
        assertThatIllegalArgumentException().as("overlapping").isThrownBy(() -> PixelRuns.of(1, 3, 2, 5));
        assertThatIllegalArgumentException().as("not ascending").isThrownBy(() -> PixelRuns.of(5, 6, 1, 2));
        assertThat(PixelRuns.of()).isSameAs(PixelRuns.EMPTY);
    }

    @Test
    void changingTheArrayDoesNotChangeTheSet() {
        long[] bounds = {1, 2};
        PixelRuns runs = PixelRuns.of(bounds);
        bounds[0] = 0;
        assertThat(runs)
                .isEqualTo(PixelRuns.of(1, 2))
                .isNotEqualTo(PixelRuns.of(0, 2))
                .isNotEqualTo(null);
        assertThat(PixelRuns.of(11, 12, 14, 15)).hasToString("[11, 12) [14, 15)");
    }

    @Test
    void shiftStaysWithinLongs() {
        assertThat(PixelRuns.EMPTY.shift(-1)).isEqualTo(PixelRuns.EMPTY);
        assertThat(PixelRuns.of(3, 5).shift(-3)).isEqualTo(PixelRuns.of(0, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PixelRuns.of(3, 5).shift(-4))
                .withMessage("position 3 moved by -4 is below 0");
        assertThatThrownBy(() -> PixelRuns.of(3, 5).shift(Long.MAX_VALUE - 4)).isInstanceOf(ArithmeticException.class);
        assertThat(PixelRuns.of(3, 5).shift(Long.MAX_VALUE - 5).bound()).isEqualTo(Long.MAX_VALUE);
    }

    private static BitSet and(BitSet left, BitSet right) {
        BitSet result = (BitSet) left.clone();
        result.and(right);
        return result;
    }

    private static BitSet or(BitSet left, BitSet right) {
        BitSet result = (BitSet) left.clone();
        result.or(right);
        return result;
    }

    private static BitSet minus(BitSet left, BitSet right) {
        BitSet result = (BitSet) left.clone();
        result.andNot(right);
        return result;
    }
}

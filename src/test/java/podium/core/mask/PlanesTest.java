package podium.core.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import podium.Thorough;

class PlanesTest {
    private static final int PAIRS = Thorough.count(2_000, 100_000);
    private static final int CLASSES = 5;

    private interface Law {
        void holds(BitSet left, BitSet right, int pixels, SplittableRandom random);
    }

    private static void forPairs(long seed, Law law) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int pair = 0; pair < PAIRS; pair++) {
            int pixels = 1 + random.nextInt(40);
            law.holds(
                    RandomSets.draw(random, CLASSES * pixels),
                    RandomSets.draw(random, CLASSES * pixels),
                    pixels,
                    random);
        }
    }

    /** Plane after plane, without those that have no pixels. */
    private static List<String> naive(BitSet set, int pixels) {
        List<String> planes = new ArrayList<>();
        for (int label = 1; label <= CLASSES; label++) {
            BitSet plane = set.get((label - 1) * pixels, label * pixels);
            if (!plane.isEmpty()) {
                planes.add(label + ": " + plane);
            }
        }
        return planes;
    }

    private static List<String> written(Planes planes) {
        List<String> result = new ArrayList<>();
        for (int i = 0; i < planes.count(); i++) {
            result.add(planes.label(i) + ": " + RandomSets.bits(planes.plane(i)));
        }
        return result;
    }

    private static Planes planes(BitSet set, int pixels) {
        return Planes.of(RandomSets.runs(set), pixels);
    }

    @Test
    void aSetIsSplitByClass() {
        forPairs(1, (left, right, pixels, random) -> {
            Planes planes = planes(left, pixels);
            assertThat(written(planes)).isEqualTo(naive(left, pixels));
            assertThat(planes.cardinality()).isEqualTo(left.cardinality());
        });
    }

    @Test
    void minusRemovesPixelsFromEveryPlane() {
        forPairs(3, (left, right, pixels, random) -> {
            BitSet taken = RandomSets.draw(random, pixels);
            BitSet rest = (BitSet) left.clone();
            left.stream().filter(i -> taken.get(i % pixels)).forEach(rest::clear);
            assertThat(written(planes(left, pixels).minus(RandomSets.runs(taken))))
                    .isEqualTo(naive(rest, pixels));
        });
    }

    @Test
    void disjointKeepsEachPixelInItsLowestClass() {
        forPairs(4, (left, right, pixels, random) -> {
            BitSet lowest = new BitSet();
            BitSet seen = new BitSet();
            left.stream().filter(i -> !seen.get(i % pixels)).forEach(i -> {
                seen.set(i % pixels);
                lowest.set(i);
            });
            Planes planes = planes(left, pixels);
            assertThat(written(planes.disjoint())).isEqualTo(naive(lowest, pixels));
            assertThat(planes.disjoint().overlap()).isFalse();
            assertThat(planes.overlap()).isEqualTo(lowest.cardinality() < left.cardinality());
        });
    }

    @Test
    void aRunMayCrossThePlanesOfLargePhotographs() {
        long pixels = 5_000 * 4_000;
        Planes planes = Planes.of(PixelRuns.of(pixels - 1, 150 * pixels + 1), pixels);
        assertThat(planes.count()).isEqualTo(151);
        assertThat(planes.label(0)).isEqualTo(1);
        assertThat(planes.plane(0)).isEqualTo(PixelRuns.of(pixels - 1, pixels));
        assertThat(planes.plane(75)).isEqualTo(PixelRuns.of(0, pixels));
        assertThat(planes.label(150)).isEqualTo(151);
        assertThat(planes.plane(150)).isEqualTo(PixelRuns.of(0, 1));
        assertThat(planes.cardinality()).isEqualTo(149 * pixels + 2);
    }
}

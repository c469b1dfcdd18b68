package podium.core.mask;

import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * Random sets over a small space, with their {@link BitSet}s: empty, full, single positions, combs, touching
 * blocks.
 */
final class RandomSets {
    private RandomSets() {}

    /** A random subset of [0, size) of a random shape. */
    static BitSet draw(SplittableRandom random, int size) {
        BitSet set = new BitSet();
        switch (random.nextInt(8)) {
            case 0 -> {}
            case 1 -> set.set(0, size);
            case 2 -> set.set(random.nextInt(size));
            case 3 -> {
                for (int i = random.nextInt(2); i < size; i += 2) {
                    set.set(i);
                }
            }
            case 4 -> {
                set.set(0, size);
                set.clear(random.nextInt(size));
            }
            case 5 -> blocks(set, random, size, 3);
            case 6 -> blocks(set, random, size, 40);
            default -> {
                for (int i = 0; i < size; i++) {
                    set.set(i, random.nextBoolean());
                }
            }
        }
        return set;
    }

    /** Blocks and gaps of up to {@code longest} positions; a gap may be empty. */
    private static void blocks(BitSet set, SplittableRandom random, int size, int longest) {
        int at = random.nextInt(longest);
        while (at < size) {
            int end = Math.min(at + random.nextInt(longest) + 1, size);
            set.set(at, end);
            at = end + random.nextInt(longest);
        }
    }

    /** The set, added position by position. */
    static PixelRuns runs(BitSet set) {
        PixelRunsBuilder builder = new PixelRunsBuilder();
        set.stream().forEach(position -> builder.add(position, position + 1L));
        return builder.build();
    }

    /** The set as bits; positions must be ints. */
    static BitSet bits(PixelRuns runs) {
        BitSet set = new BitSet();
        for (int i = 0; i < runs.count(); i++) {
            set.set((int) runs.start(i), (int) runs.end(i));
        }
        return set;
    }
}

package podium.data.dataset;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import podium.core.mask.LabelMap;
import podium.core.mask.PixelRuns;
import podium.core.mask.PixelRunsBuilder;

/**
 * The classes in one image: class c (1, 2, ...) is position c - 1. A class is {@code difficult} if all its
 * objects are; then it is not {@code present}.
 *
 * <pre>{@code
 * new ImageLabels(PixelRuns.of(11, 12), PixelRuns.of(14, 15));   // a dog, and a person too small to count
 * }</pre>
 */
public record ImageLabels(PixelRuns present, PixelRuns difficult) {
    public ImageLabels {
        if (PixelRuns.andCardinality(present, difficult) > 0) {
            throw new IllegalArgumentException(
                    "a class is both present (" + present + ") and difficult (" + difficult + ")");
        }
    }

    /** The labels from bit sets; bit c - 1 is class c. A class in both sets is present, not difficult. */
    public static ImageLabels of(BitSet present, BitSet difficult) {
        BitSet onlyDifficult = (BitSet) difficult.clone();
        onlyDifficult.andNot(present);
        return new ImageLabels(runs(present), runs(onlyDifficult));
    }

    /** The classes with pixels in a mask; none is difficult. */
    public static ImageLabels of(LabelMap mask) {
        long[] counts = mask.histogram();
        BitSet present = new BitSet();
        for (int label = 1; label < LabelMap.VOID; label++) {
            present.set(label - 1, counts[label] > 0);
        }
        return of(present, new BitSet());
    }

    /** The labels of an image of one class, counted from 0. */
    public static ImageLabels ofClass(int position) {
        return new ImageLabels(PixelRuns.of(position, position + 1), PixelRuns.EMPTY);
    }

    /** What is wrong with labels that must be exactly one class; empty if nothing is. */
    public Optional<String> faultOfOneClass(String id, List<String> classes) {
        if (present.cardinality() == 1) {
            return Optional.empty();
        }
        String names = IntStream.range(0, classes.size())
                .filter(present::contains)
                .mapToObj(classes::get)
                .collect(Collectors.joining(" and "));
        return Optional.of("image " + id + " has "
                + (present.isEmpty() ? "no class" : present.cardinality() + " classes, " + names)
                + "; expected exactly one, since labels is single in competition.yaml");
    }

    private static PixelRuns runs(BitSet bits) {
        PixelRunsBuilder runs = new PixelRunsBuilder();
        for (int start = bits.nextSetBit(0); start >= 0; ) {
            int end = bits.nextClearBit(start);
            runs.add(start, end);
            start = bits.nextSetBit(end);
        }
        return runs.build();
    }
}

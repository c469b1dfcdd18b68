package podium.player.network.onnx;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The array that a file takes or gives.
 *
 * @param name its name in the file
 * @param sides the lengths of its axes, the batch first; {@link #ANY} where any length will do
 */
public record OnnxArray(String name, List<Long> sides) {
    /** Stands for a length that each run chooses. */
    public static final long ANY = -1;

    public OnnxArray {
        sides = List.copyOf(sides);
    }

    /** True if only the batch may have any size. */
    boolean fixed() {
        return sides.stream().skip(1).noneMatch(side -> side == ANY);
    }

    /** Returns text such as {@code data (any, 3, 225, 225)}. */
    @Override
    public String toString() {
        return sides.stream()
                .map(side -> side == ANY ? "any" : side.toString())
                .collect(Collectors.joining(", ", name + " (", ")"));
    }
}

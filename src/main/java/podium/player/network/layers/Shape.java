package podium.player.network.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The lengths of an array's axes, the slowest first: channels x height x width for a map, one number for a vector.
 *
 * <pre>{@code
 * Shape.of(3, 225, 225).size(); // 151875
 * }</pre>
 */
public record Shape(List<Long> sides) {
    public Shape {
        sides = List.copyOf(sides);
    }

    public static Shape of(long... sides) {
        return new Shape(LongStream.of(sides).boxed().toList());
    }

    /** Returns the length of an axis, counted from 0. */
    public long get(int side) {
        return sides.get(side);
    }

    /** Returns the number of values. */
    public long size() {
        return sides.stream().reduce(1L, (one, other) -> one * other);
    }

    /** Returns the lengths as a new array. */
    public long[] array() {
        return sides.stream().mapToLong(side -> side).toArray();
    }

    /** Returns the shape with another last length: a map of another width. */
    public Shape wide(long width) {
        List<Long> changed = new ArrayList<>(sides);
        changed.set(changed.size() - 1, width);
        return new Shape(changed);
    }

    /** Returns text such as {@code (3, 225, 225)}. */
    @Override
    public String toString() {
        return sides.stream().map(Object::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}

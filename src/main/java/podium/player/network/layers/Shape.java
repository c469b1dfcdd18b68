package podium.player.network.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The sides of an array, the slowest first: channels x height x width of a map, one of a vector.
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

    /** One of the sides, from 0. */
    public long get(int side) {
        return sides.get(side);
    }

    /** How many numbers there are. */
    public long size() {
        return sides.stream().reduce(1L, (one, other) -> one * other);
    }

    /** The sides in an array of their own. */
    public long[] array() {
        return sides.stream().mapToLong(side -> side).toArray();
    }

    /** With another last side: a map of another width. */
    public Shape wide(long width) {
        List<Long> changed = new ArrayList<>(sides);
        changed.set(changed.size() - 1, width);
        return new Shape(changed);
    }

    /** Such as {@code (3, 225, 225)}. */
    @Override
    public String toString() {
        return sides.stream().map(Object::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}

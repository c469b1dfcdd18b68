package podium.lab.sweep;

import static podium.core.yaml.WrongKey.require;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The configurations that a sweep may try.
 *
 * @param axes the values of each axis, by its key
 * @param seeds the seeds of each configuration; empty for the recipe's alone
 */
public record SearchSpace(Map<String, AxisValues> axes, List<Long> seeds) {
    private static final int MOST = 100_000;

    /** How often a new configuration is looked for before the space is taken to have no other. */
    private static final int PATIENCE = 1000;

    public SearchSpace {
        axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
        seeds = List.copyOf(seeds);
        require(!axes.isEmpty() || !seeds.isEmpty(), "axes", null, "one axis at least, or several seeds");
        require(new LinkedHashSet<>(seeds).size() == seeds.size(), "seeds", seeds, "each seed once");
    }

    /** Returns the number of configurations; empty if an axis has a range to draw from. */
    public OptionalInt size() {
        long size = 1;
        for (AxisValues values : axes.values()) {
            if (values.count().isEmpty()) {
                return OptionalInt.empty();
            }
            size = Math.min(MOST + 1L, size * values.count().getAsInt());
        }
        require(size <= MOST, "axes", "more than " + MOST + " combinations", "fewer; leave out values or axes");
        return OptionalInt.of((int) size);
    }

    /** Returns the axes that have a range to draw from. */
    List<String> drawn() {
        return axes.entrySet().stream()
                .filter(axis -> axis.getValue().count().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns every configuration; the last axis changes fastest. No axis may have a range to draw from. */
    public List<Map<String, String>> grid() {
        List<Map<String, String>> grid = List.of(Map.of());
        for (Map.Entry<String, AxisValues> axis : axes.entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> shorter : grid) {
                for (String value : axis.getValue().all()) {
                    Map<String, String> one = new LinkedHashMap<>(shorter);
                    one.put(axis.getKey(), value);
                    longer.add(one);
                }
            }
            grid = longer;
        }
        return grid;
    }

    /** Draws different configurations: as many as are wanted, or all if there are not more. */
    List<Map<String, String>> draw(int wanted, SplittableRandom random) {
        Set<Map<String, String>> drawn = new LinkedHashSet<>();
        int most = Math.min(wanted, size().orElse(wanted));
        for (int misses = 0; drawn.size() < most && misses < PATIENCE; ) {
            Map<String, String> one = new LinkedHashMap<>();
            axes.forEach((key, values) -> one.put(key, values.draw(random)));
            misses = drawn.add(one) ? 0 : misses + 1;
        }
        return List.copyOf(drawn);
    }

    /** Returns the trials of configurations, each with every seed: the seeds of the first configuration, and so on. */
    List<Trial> trials(List<Map<String, String>> configurations, OptionalInt epochs) {
        List<Trial> trials = new ArrayList<>();
        for (Map<String, String> values : configurations) {
            if (seeds.isEmpty()) {
                trials.add(new Trial(values, OptionalLong.empty(), epochs));
            }
            seeds.forEach(seed -> trials.add(new Trial(values, OptionalLong.of(seed), epochs)));
        }
        return trials;
    }

    /** Returns the number of trials of each configuration. */
    public int trialsEach() {
        return Math.max(1, seeds.size());
    }
}

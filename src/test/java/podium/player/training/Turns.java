package podium.player.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Several ways to do the same work, measured in rounds in which each way has its turn, so that noise affects all. A
 * round begins with another way each time, and a turn with steps that are not counted, in which the threads of the way
 * before go to sleep.
 */
final class Turns {
    private static final int UNCOUNTED = 2;

    private final int rounds;
    private final int steps;
    private final Map<String, Way> ways = new LinkedHashMap<>();
    private final Map<String, double[]> rates = new LinkedHashMap<>();

    /**
     * Creates a measurement without ways.
     *
     * @param steps the number of counted steps in a turn
     */
    Turns(int rounds, int steps) {
        this.rounds = rounds;
        this.steps = steps;
    }

    private record Way(int items, Runnable step) {}

    /**
     * Adds a way.
     *
     * @param items the number of items that a step works on
     */
    Turns way(String name, int items, Runnable step) {
        ways.put(name, new Way(items, step));
        return this;
    }

    /** Measures all ways, after {@code warmUp} steps of each. */
    Turns measure(int warmUp) {
        List<String> order = new ArrayList<>(ways.keySet());
        for (String name : order) {
            rates.put(name, new double[rounds]);
            repeat(name, warmUp);
        }
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < order.size(); turn++) {
                String name = order.get((round + turn) % order.size());
                repeat(name, UNCOUNTED);
                long began = System.nanoTime();
                repeat(name, steps);
                double seconds = (System.nanoTime() - began) / 1e9;
                of(name)[round] = steps * way(name).items() / seconds;
            }
        }
        return this;
    }

    private void repeat(String name, int times) {
        Runnable step = way(name).step();
        for (int i = 0; i < times; i++) {
            step.run();
        }
    }

    private Way way(String name) {
        return Objects.requireNonNull(ways.get(name));
    }

    private double[] of(String name) {
        return Objects.requireNonNull(rates.get(name));
    }

    /** Prints the median of each way's items per second, with the range. */
    void printRates(String what) {
        rates.forEach((name, values) -> line(what, name, values, "%.1f", "items/s"));
    }

    /** Prints the median of the rounds' ratios of two ways' rates, with the range. */
    void printRatio(String what, String above, String below) {
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            ratios[round] = of(above)[round] / of(below)[round];
        }
        line(what, above + " / " + below, ratios, "%.3f", "");
    }

    static void line(String what, String name, double[] values, String digits, String unit) {
        String form = "%-30s %-45s " + digits + " [" + digits + ", " + digits + "] %s";
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        System.out.println(
                String.format(Locale.ROOT, form, what, name, median(values), sorted[0], sorted[sorted.length - 1], unit)
                        .stripTrailing());
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

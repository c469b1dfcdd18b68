package podium.lab.explain;

import java.util.Arrays;
import podium.core.mask.LabelMap;
import podium.player.recipe.Fit;

/**
 * A heat map over an image: a grid of how much each position speaks for a class. Values are from 0 to 1, and the
 * largest is 1 unless all are 0.
 */
public final class HeatMap {
    private final int rows;
    private final int columns;
    private final double[] heat;
    private final double down;
    private final double across;
    private final Fit fit;

    private HeatMap(int rows, int columns, double[] heat, double down, double across, Fit fit) {
        this.rows = rows;
        this.columns = columns;
        this.heat = heat;
        this.down = down;
        this.across = across;
        this.fit = fit;
    }

    /** Returns this map for a network that sees the part of each image that {@code other} chooses. */
    HeatMap fitted(Fit other) {
        return new HeatMap(rows, columns, heat, down, across, other);
    }

    /** Scales evidence, given row by row, to a heat map. Negative evidence becomes 0. */
    static HeatMap of(int rows, int columns, double[] evidence) {
        return of(rows, columns, evidence, rows, columns);
    }

    /**
     * Like {@link #of(int, int, double[])}, for a grid of which the image covers only {@code down} rows and
     * {@code across} columns. Both may be fractions.
     */
    static HeatMap of(int rows, int columns, double[] evidence, double down, double across) {
        double most = Arrays.stream(evidence).max().orElse(0);
        double[] heat = Arrays.stream(evidence)
                .map(value -> most > 0 ? Math.max(0, value) / most : 0)
                .toArray();
        return new HeatMap(rows, columns, heat, down, across, Fit.STRETCH);
    }

    /** Returns a copy of the values, row by row. */
    public double[] values() {
        return heat.clone();
    }

    /** Returns true if no position speaks for the class. */
    public boolean allZero() {
        return Arrays.stream(heat).allMatch(value -> value == 0);
    }

    /**
     * Returns the heat at a pixel of an image, interpolated bilinearly between the centres of cells. Where the network
     * sees nothing of the image, it is 0.
     */
    public double at(int x, int y, int width, int height) {
        Fit.Region seen = fit.region(width, height);
        return seen.has(x, y) ? of(x - seen.left(), y - seen.top(), seen.width(), seen.height()) : 0;
    }

    private double of(int x, int y, int width, int height) {
        double column = Math.min(columns - 1, Math.max(0, (x + 0.5) * across / width - 0.5));
        double row = Math.min(rows - 1, Math.max(0, (y + 0.5) * down / height - 0.5));
        int left = (int) column;
        int top = (int) row;
        int right = Math.min(columns - 1, left + 1);
        int bottom = Math.min(rows - 1, top + 1);
        double toRight = column - left;
        double toBottom = row - top;
        return (1 - toBottom) * ((1 - toRight) * heat[top * columns + left] + toRight * heat[top * columns + right])
                + toBottom * ((1 - toRight) * heat[bottom * columns + left] + toRight * heat[bottom * columns + right]);
    }

    /**
     * Returns the share of all heat that lies on pixels of a label, from 0 to 1, or NaN if the map is zero everywhere.
     * This is the energy-based pointing game (Wang et al., "Score-CAM", 2020).
     */
    public double shareOn(LabelMap map, int label) {
        double on = 0;
        double all = 0;
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                double value = at(x, y, map.width(), map.height());
                all += value;
                on += map.at(x, y) == label ? value : 0;
            }
        }
        return all == 0 ? Double.NaN : on / all;
    }
}

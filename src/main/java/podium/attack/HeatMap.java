package podium.attack;

import java.util.Arrays;
import podium.mask.LabelMap;

/**
 * Where a network looks: a grid over an image, of how much each place speaks for a class; from 0 to 1, the highest being 1
 * unless all are 0.
 */
public final class HeatMap {
    private final int rows;
    private final int columns;
    private final double[] heat;

    private HeatMap(int rows, int columns, double[] heat) {
        this.rows = rows;
        this.columns = columns;
        this.heat = heat;
    }

    /** Of evidence, row by row; what speaks against the class is nothing. */
    static HeatMap of(int rows, int columns, double[] evidence) {
        double most = Arrays.stream(evidence).max().orElse(0);
        double[] heat = Arrays.stream(evidence)
                .map(value -> most > 0 ? Math.max(0, value) / most : 0)
                .toArray();
        return new HeatMap(rows, columns, heat);
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** A copy, row by row. */
    public double[] values() {
        return heat.clone();
    }

    /** At a pixel of an image, bilinear between the centres of cells. */
    public double at(int x, int y, int width, int height) {
        double column = Math.min(columns - 1, Math.max(0, (x + 0.5) * columns / width - 0.5));
        double row = Math.min(rows - 1, Math.max(0, (y + 0.5) * rows / height - 0.5));
        int left = (int) column;
        int top = (int) row;
        int right = Math.min(columns - 1, left + 1);
        int bottom = Math.min(rows - 1, top + 1);
        double across = column - left;
        double down = row - top;
        return (1 - down) * ((1 - across) * heat[top * columns + left] + across * heat[top * columns + right])
                + down * ((1 - across) * heat[bottom * columns + left] + across * heat[bottom * columns + right]);
    }

    /** The share of all heat that lies on pixels of a label: the energy-based pointing game (Wang et al., "Score-CAM", 2020). */
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
        return all == 0 ? 0 : on / all;
    }
}

package podium.report.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import podium.core.mask.LabelMap;
import podium.core.metric.Bootstrap;
import podium.lab.explain.HeatMap;

/** The heat maps by image and class, with the score of the class and the share of heat on its pixels. */
public final class HeatTable {
    private static final List<String> HEADER =
            List.of("Id", "class", "score", "all_zero", "heat_on_class", "area_of_class", "rank_correlation");

    private final List<Row> rows = new ArrayList<>();

    /** The label map of an image, and the label of a class in it. */
    public record Pixels(LabelMap map, int label) {
        double area() {
            return (double) map.histogram()[label] / ((long) map.width() * map.height());
        }
    }

    /** One map. Share and area are NaN if the map has no heat or the pixels of the class are unknown. */
    private record Row(String id, String name, double score, boolean allZero, double share, double area) {}

    /**
     * Adds a map.
     *
     * @param score the score of the class; NaN for a segmenter
     * @param pixels the pixels of the class; empty if they are unknown
     */
    public void add(String id, String name, double score, HeatMap map, Optional<Pixels> pixels) {
        double area = pixels.map(Pixels::area).orElse(0.0);
        boolean counts = area > 0 && !map.allZero();
        rows.add(new Row(
                id,
                name,
                score,
                map.allZero(),
                counts
                        ? map.shareOn(
                                pixels.orElseThrow().map(), pixels.orElseThrow().label())
                        : Double.NaN,
                counts ? area : Double.NaN));
    }

    public int size() {
        return rows.size();
    }

    /** The number of maps without heat. */
    public int allZero() {
        return (int) rows.stream().filter(Row::allZero).count();
    }

    /** The share of heat on the pixels of the class; empty if no map has both heat and known pixels. */
    public Optional<HeatShare> share() {
        Map<String, double[]> shares = new LinkedHashMap<>();
        Map<String, double[]> areas = new LinkedHashMap<>();
        int maps = 0;
        for (Row row : rows) {
            if (!Double.isNaN(row.share())) {
                count(shares, row.id(), row.share());
                count(areas, row.id(), row.area());
                maps++;
            }
        }
        return maps == 0
                ? Optional.empty()
                : Optional.of(HeatShare.of(
                        maps,
                        shares.values().toArray(double[][]::new),
                        areas.values().toArray(double[][]::new),
                        Bootstrap.STANDARD));
    }

    private static void count(Map<String, double[]> sums, String id, double value) {
        double[] sum = sums.computeIfAbsent(id, key -> new double[2]);
        sum[0] += value;
        sum[1]++;
    }

    /**
     * Writes one row per map.
     *
     * @param correlations the correlation of each map with the maps of random heads; NaN if it was not compared
     */
    public void write(Path csv, List<Double> correlations) throws IOException {
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            cells.add(List.of(
                    row.id(),
                    row.name(),
                    FigureCsv.cell(row.score()),
                    Boolean.toString(row.allZero()),
                    FigureCsv.cell(row.share()),
                    FigureCsv.cell(row.area()),
                    FigureCsv.cell(correlations.get(i))));
        }
        FigureCsv.write(csv, HEADER, cells);
    }
}

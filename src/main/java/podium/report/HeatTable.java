package podium.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import podium.attack.HeatMap;
import podium.mask.LabelMap;

/** Heat maps by image and class: how likely the class is, and how much of the heat lies on its pixels. */
public final class HeatTable {
    private static final List<String> HEADER = List.of("Id", "class", "score", "heat_on_class", "area_of_class");

    private final List<List<String>> rows = new ArrayList<>();
    private final List<Double> shares = new ArrayList<>();
    private final List<Double> areas = new ArrayList<>();

    /** Where a class is. */
    public record Pixels(LabelMap map, int label) {}

    /** Adds a map; what an image does not have has no pixels to look at. */
    public void add(String id, String name, double score, HeatMap map, Optional<Pixels> pixels) {
        double area = pixels.map(HeatTable::area).orElse(0.0);
        boolean there = area > 0;
        double share = there
                ? map.shareOn(pixels.orElseThrow().map(), pixels.orElseThrow().label())
                : 0;
        if (there) {
            shares.add(share);
            areas.add(area);
        }
        rows.add(List.of(
                id,
                name,
                Double.isNaN(score) ? "" : FigureCsv.cell(score),
                there ? FigureCsv.cell(share) : "",
                there ? FigureCsv.cell(area) : ""));
    }

    private static double area(Pixels pixels) {
        LabelMap map = pixels.map();
        return (double) map.histogram()[pixels.label()] / ((long) map.width() * map.height());
    }

    public int size() {
        return rows.size();
    }

    /** Of the heat, on pixels of the class. */
    public OptionalDouble meanShare() {
        return shares.stream().mapToDouble(Double::doubleValue).average();
    }

    /** Of the image, pixels of the class. */
    public OptionalDouble meanArea() {
        return areas.stream().mapToDouble(Double::doubleValue).average();
    }

    public void write(Path csv) throws IOException {
        FigureCsv.write(csv, HEADER, rows);
    }
}

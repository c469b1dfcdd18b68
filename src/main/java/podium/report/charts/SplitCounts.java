package podium.report.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import podium.core.mask.PixelRuns;
import podium.report.tables.Numbers;
import podium.report.tables.TextTable;

/**
 * The images of each class in train, valid and test.
 *
 * @param classes the names of the classes
 * @param splits the counts by the name of the split, in the order of the table
 */
public record SplitCounts(List<String> classes, Map<String, Split> splits) {
    public SplitCounts {
        classes = List.copyOf(classes);
        splits = new LinkedHashMap<>(splits);
    }

    /**
     * The counts of one split.
     *
     * @param images the number of images; with several classes an image it is less than the sum over classes
     * @param byClass the images of each class; empty if the classes are unknown
     */
    public record Split(int images, List<Integer> byClass) {
        public Split {
            byClass = List.copyOf(byClass);
        }

        /** The counts of images with these classes, each a position from 0. */
        public static Split of(List<PixelRuns> images, int classes) {
            return new Split(
                    images.size(),
                    IntStream.range(0, classes)
                            .mapToObj(label -> (int) images.stream()
                                    .filter(present -> present.contains(label))
                                    .count())
                            .toList());
        }
    }

    /** A table with a column a split, and its totals. */
    String text() {
        TextTable table = new TextTable().left("class");
        splits.keySet().forEach(table::right);
        table.right("all");
        for (int label = 0; label < classes.size(); label++) {
            List<String> row = new ArrayList<>(List.of(classes.get(label)));
            long all = 0;
            for (Split split : splits.values()) {
                boolean known = !split.byClass().isEmpty();
                row.add(known ? Numbers.whole(split.byClass().get(label)) : "-");
                all += known ? split.byClass().get(label) : 0;
            }
            row.add(Numbers.whole(all));
            table.row(row);
        }
        List<String> last = new ArrayList<>(List.of("(images)"));
        splits.values().forEach(split -> last.add(Numbers.whole(split.images())));
        last.add(Numbers.whole(splits.values().stream().mapToInt(Split::images).sum()));
        table.row(last);
        return table.toString();
    }

    /** A bar a class, with a piece a split. */
    BarChart chart(String title) {
        BarChart chart = BarChart.stacked(title + ": images per class", "images");
        splits.forEach((name, split) -> {
            if (!split.byClass().isEmpty()) {
                chart.series(name, classes, split.byClass());
            }
        });
        return chart;
    }
}

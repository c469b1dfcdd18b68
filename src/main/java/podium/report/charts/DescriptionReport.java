package podium.report.charts;

import java.io.IOException;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import podium.data.dataset.DatasetDescription;
import podium.data.dataset.DatasetDescription.ClassCount;
import podium.data.dataset.DatasetDescription.Extent;
import podium.data.dataset.DatasetDescription.SizeCount;
import podium.report.charts.svg.Svg;
import podium.report.tables.Numbers;
import podium.report.tables.TextTable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/** A description of the lists of a data set, as tables and as one picture: classes, labels per image, pixels, sizes. */
public final class DescriptionReport {
    /** The message if {@link #writePicture} returns false. */
    public static final String NO_FONTS = "no picture was drawn: Java finds no fonts; install some (Debian: fontconfig"
            + " and fonts-dejavu-core), then run the command again";

    private static final int SIZES = 5;
    private static final int BIN = 20;

    private final String title;
    private final SplitCounts splits;
    private final Map<String, DatasetDescription> lists;

    /**
     * Creates a report on lists.
     *
     * @param splits the images of each class by split
     * @param lists the descriptions by the name of the list, in the order of the report
     */
    public DescriptionReport(String title, SplitCounts splits, Map<String, DatasetDescription> lists) {
        this.title = title;
        this.splits = splits;
        this.lists = lists;
    }

    /** The text of the report: the classes by split, then one section per list. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(title).append(", images by class and split:\n\n");
        text.append(splits.text()).append('\n');
        lists.forEach((name, list) -> section(text, name, list));
        return text.toString();
    }

    private void section(StringBuilder text, String name, DatasetDescription list) {
        text.append(String.format(Locale.ROOT, "%s, list '%s': %,d images", title, name, list.images()));
        if (!list.classes().isEmpty()) {
            long labels = list.classes().stream().mapToLong(ClassCount::images).sum();
            text.append(String.format(Locale.ROOT, ", %.2f labels per image", (double) labels / list.images()));
        }
        text.append("\n\n");
        if (!list.classes().isEmpty()) {
            text.append(TextTable.of(classColumns(list))).append('\n');
            text.append("labels per image: ")
                    .append(histogram(list.labelsAnImage()))
                    .append('\n');
        }
        if (list.labelledPixels() > 0) {
            double all = list.labelledPixels() + list.voidPixels();
            text.append("background: ")
                    .append(Numbers.percent(list.backgroundPixels() / all))
                    .append(" of all pixels, void: ")
                    .append(Numbers.percent(list.voidPixels() / all))
                    .append('\n');
        }
        text.append("width: ").append(extent(list.width()));
        text.append("; height: ").append(extent(list.height())).append('\n');
        text.append("sizes: ").append(sizes(list.sizes())).append("\n\n");
    }

    /** One row per class: its share of the images and, with masks, its share of the labelled pixels. */
    private static List<Column<?>> classColumns(DatasetDescription list) {
        StringColumn name = StringColumn.create("class");
        IntColumn images = IntColumn.create("images");
        DoubleColumn share = DoubleColumn.create("of images");
        IntColumn difficult = IntColumn.create("difficult only");
        IntColumn masks = IntColumn.create("in masks");
        LongColumn pixels = LongColumn.create("pixels");
        DoubleColumn pixelShare = DoubleColumn.create("of pixels");
        for (ClassCount count : list.classes()) {
            name.append(count.name());
            images.append(count.images());
            share.append((double) count.images() / list.images());
            difficult.append(count.difficultImages());
            masks.append(count.maskImages());
            pixels.append(count.pixels());
            pixelShare.append((double) count.pixels() / list.labelledPixels());
        }
        images.setPrintFormatter(grouped());
        pixels.setPrintFormatter(grouped());
        share.setPrintFormatter(percent());
        pixelShare.setPrintFormatter(percent());
        return list.labelledPixels() == 0
                ? List.of(name, images, share, difficult)
                : List.of(name, images, share, difficult, masks, pixels, pixelShare);
    }

    /** A formatter that ignores the default locale, unlike Tablesaw's own. Each column needs a formatter of its own. */
    private static NumberColumnFormatter grouped() {
        return new NumberColumnFormatter(NumberFormat.getIntegerInstance(Locale.ROOT));
    }

    private static NumberColumnFormatter percent() {
        NumberFormat format = NumberFormat.getPercentInstance(Locale.ROOT);
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return new NumberColumnFormatter(format);
    }

    private static String histogram(List<Integer> counts) {
        List<String> parts = new ArrayList<>();
        for (int labels = 0; labels < counts.size(); labels++) {
            if (counts.get(labels) > 0) {
                parts.add(String.format(Locale.ROOT, "%d in %,d images", labels, counts.get(labels)));
            }
        }
        return String.join(", ", parts);
    }

    private static String extent(Extent extent) {
        return extent.minimum() + " to " + extent.maximum() + ", median " + extent.median();
    }

    private static String sizes(List<SizeCount> sizes) {
        List<String> parts = new ArrayList<>();
        for (SizeCount count : sizes.subList(0, Math.min(SIZES, sizes.size()))) {
            parts.add(String.format(Locale.ROOT, "%s in %,d", count.size(), count.images()));
        }
        if (sizes.size() > SIZES) {
            parts.add((sizes.size() - SIZES) + " more sizes");
        }
        return String.join(", ", parts);
    }

    /**
     * Draws images per class and split, labels per image, pixels per class and sizes into one PNG.
     *
     * @return false if there are no fonts to draw with
     */
    public boolean writePicture(Path png) throws IOException {
        return Pictures.write(png, charts().stream().map(BarChart::chart).toList(), 2);
    }

    /** The same charts as SVG. */
    public List<Svg> svg() {
        return charts().stream().map(BarChart::svg).toList();
    }

    private List<BarChart> charts() {
        BarChart labels = new BarChart(title + ": labels per image", "% of images");
        BarChart pixels = new BarChart(title + ": pixels per class", "% of labelled pixels");
        BarChart sizes = new BarChart(title + ": longer side in pixels", "% of images");
        lists.forEach((name, list) -> {
            if (!list.classes().isEmpty() && !list.labelsAnImage().equals(List.of(0, list.images()))) {
                labels.series(name, ordinals(list.labelsAnImage().size()), shares(list));
            }
            if (list.labelledPixels() > 0) {
                pixels.series(
                        name,
                        list.classes().stream().map(ClassCount::name).toList(),
                        list.classes().stream()
                                .map(count -> 100.0 * count.pixels() / list.labelledPixels())
                                .toList());
            }
            Map<Integer, Integer> bins = bins(list);
            sizes.series(
                    name,
                    bins.keySet().stream()
                            .map(bin -> bin + "-" + (bin + BIN - 1))
                            .toList(),
                    bins.values().stream()
                            .map(count -> 100.0 * count / list.images())
                            .toList());
        });
        return Stream.of(splits.chart(title), labels, pixels, sizes)
                .filter(chart -> !chart.isEmpty())
                .toList();
    }

    /** The number of images by their longer side, in bins of {@value #BIN} pixels without gaps. */
    private static Map<Integer, Integer> bins(DatasetDescription list) {
        TreeMap<Integer, Integer> bins = new TreeMap<>();
        for (SizeCount count : list.sizes()) {
            int side = Math.max(count.size().width(), count.size().height());
            bins.merge(side / BIN * BIN, count.images(), Integer::sum);
        }
        for (int bin = bins.firstKey(); bin < bins.lastKey(); bin += BIN) {
            bins.putIfAbsent(bin, 0);
        }
        return bins;
    }

    private static List<String> ordinals(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(Integer.toString(i));
        }
        return names;
    }

    private static List<Double> shares(DatasetDescription list) {
        return list.labelsAnImage().stream()
                .map(count -> 100.0 * count / list.images())
                .toList();
    }
}

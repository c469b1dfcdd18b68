package podium.report.tables;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import podium.core.files.PrettyJson;
import podium.core.yaml.Spelling;
import podium.player.figures.ClassificationFigures;
import podium.player.figures.FigureKind;
import podium.player.figures.Figures;
import podium.player.figures.Metric;
import podium.player.figures.RunFigures;
import podium.player.figures.SegmentationFigures;
import podium.player.figures.SingleLabelFigures;

/**
 * The runs of a competition: classifiers before segmenters, the best on valid first, runs without figures on valid
 * last. Runs that perturb images follow, the most harmful one first.
 */
public record RunsTable(List<Row> rows) {
    /**
     * A run.
     *
     * @param id the name of the folder
     * @param recipe the name of the recipe
     * @param perturbs true if the run perturbs images; the figures are then those of the attacked network
     * @param architecture the name of the architecture
     * @param figures what the training wrote: the figures on valid at the epoch of the model, epochs and duration
     * @param keys the keys in which runs of this recipe differ, in the order of recipe.yaml, with their values
     * @param from the name of the folder of the run that the training began with; empty if it did not
     */
    public record Row(
            String id,
            String recipe,
            FigureKind kind,
            boolean perturbs,
            String architecture,
            RunFigures figures,
            Map<String, String> keys,
            String from) {
        public Row {
            keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
        }

        /** The value that decides the order of the runs of a task, the highest first. */
        private double merit() {
            Figures valid = figures.valid();
            if (valid == null) {
                return Double.NaN;
            }
            double quality = valid.figure(
                    switch (valid.kind()) {
                        case MULTILABEL -> Metric.AVERAGE_PRECISION;
                        case SINGLE_LABEL -> Metric.ACCURACY;
                        case SEGMENTATION -> Metric.MEAN_IOU;
                    });
            return perturbs ? -quality : quality;
        }
    }

    /** The longest value of a key that is shown whole. */
    private static final int LONGEST = 28;

    private record Column(String name, ToDoubleFunction<Figures> of) {}

    private static final List<Column> MULTILABEL = List.of(
            classes("averagePrecision", figures -> figures.ranking().averagePrecision()),
            classes("ap11", figures -> figures.ranking().ap11()),
            classes("apAuc", figures -> figures.ranking().apAuc()),
            classes("F1 samples", figures -> figures.f1().samples()),
            classes("Dice", ClassificationFigures::dice));

    private static final List<Column> SINGLE_LABEL = List.of(
            single("accuracy", SingleLabelFigures::accuracy),
            single("F1 macro", SingleLabelFigures::f1Macro),
            single("log loss", SingleLabelFigures::logLoss),
            single("ECE", SingleLabelFigures::expectedCalibrationError),
            single("top-5", SingleLabelFigures::top5Accuracy));

    private static final List<Column> SEGMENTATION = List.of(
            labels("VOC mean IoU", SegmentationFigures::meanIou),
            labels("pixel accuracy", SegmentationFigures::pixelAccuracy),
            labels("Dice", SegmentationFigures::dice));

    private static Column classes(String name, ToDoubleFunction<ClassificationFigures> of) {
        return new Column(name, figures -> of.applyAsDouble((ClassificationFigures) figures));
    }

    private static Column single(String name, ToDoubleFunction<SingleLabelFigures> of) {
        return new Column(name, figures -> of.applyAsDouble((SingleLabelFigures) figures));
    }

    private static Column labels(String name, ToDoubleFunction<SegmentationFigures> of) {
        return new Column(name, figures -> of.applyAsDouble((SegmentationFigures) figures));
    }

    public RunsTable {
        rows = rows.stream()
                .sorted(Comparator.comparing(Row::perturbs)
                        .thenComparing(Row::kind)
                        .thenComparingDouble(row -> -row.merit())
                        .thenComparing(Row::id))
                .toList();
    }

    private static List<Column> columns(FigureKind kind) {
        return switch (kind) {
            case MULTILABEL -> MULTILABEL;
            case SINGLE_LABEL -> SINGLE_LABEL;
            case SEGMENTATION -> SEGMENTATION;
        };
    }

    /** The names of the figures in the table. */
    public static List<String> names(FigureKind kind) {
        return columns(kind).stream().map(Column::name).toList();
    }

    /** The figures in the table, in the order of their names. */
    public static List<String> values(Figures figures) {
        return columns(figures.kind()).stream()
                .map(column -> Numbers.share(column.of().applyAsDouble(figures)))
                .toList();
    }

    /** One table per kind of run and one line per run, with the figures on valid. */
    public String text() {
        List<String> tables = tables(false);
        List<String> perturbing = tables(true);
        if (tables.isEmpty() && perturbing.isEmpty()) {
            return table(MULTILABEL, List.of());
        }
        if (!perturbing.isEmpty()) {
            tables.add("Runs that perturb images, with the figures of the attacked network:\n");
            tables.addAll(perturbing);
        }
        List<String> before = tablesBefore();
        if (!before.isEmpty()) {
            tables.add("Figures before the training, of runs that began with another run's network:\n");
            tables.addAll(before);
        }
        return String.join("\n", tables);
    }

    private List<String> tablesBefore() {
        List<String> tables = new ArrayList<>();
        for (FigureKind kind : FigureKind.values()) {
            TextTable table = new TextTable().left("run").left("began with");
            names(kind).forEach(table::right);
            boolean any = false;
            for (Row row : rows) {
                Figures before = row.figures().before();
                if (before != null && row.kind() == kind) {
                    List<String> cells = new ArrayList<>(List.of(row.id(), row.from()));
                    cells.addAll(values(before));
                    table.row(cells);
                    any = true;
                }
            }
            if (any) {
                tables.add(table.toString());
            }
        }
        return tables;
    }

    private List<String> tables(boolean perturbs) {
        List<String> tables = new ArrayList<>();
        for (FigureKind kind : FigureKind.values()) {
            List<Row> some = rows.stream()
                    .filter(row -> row.kind() == kind && row.perturbs() == perturbs)
                    .toList();
            if (!some.isEmpty()) {
                tables.add(table(columns(kind), some));
            }
        }
        return tables;
    }

    private static String table(List<Column> columns, List<Row> rows) {
        Set<String> keys = new LinkedHashSet<>();
        rows.forEach(row -> keys.addAll(row.keys().keySet()));
        TextTable table = new TextTable().left("run").left("recipe").left("architecture");
        keys.forEach(table::left);
        columns.forEach(column -> table.right(column.name()));
        table.right("best epoch").right("fit time");
        List<List<String>> values = keys.stream()
                .map(key -> TextTable.apart(
                        rows.stream()
                                .map(row -> row.keys().getOrDefault(key, "-"))
                                .toList(),
                        LONGEST))
                .toList();
        for (int place = 0; place < rows.size(); place++) {
            Row row = rows.get(place);
            List<String> cells = new ArrayList<>(List.of(row.id(), row.recipe(), row.architecture()));
            for (List<String> shown : values) {
                cells.add(shown.get(place));
            }
            Figures valid = row.figures().valid();
            columns.forEach(column -> cells.add(
                    Numbers.share(valid == null ? Double.NaN : column.of().applyAsDouble(valid))));
            cells.add(bestEpoch(row.figures()));
            cells.add(Numbers.duration(row.figures().fitSeconds()));
            table.row(cells);
        }
        return table.toString();
    }

    /** The epoch of the model and the number of epochs; without valid images the model is that of the last epoch. */
    public static String bestEpoch(RunFigures figures) {
        return figures.epoch() + " of " + figures.epochs();
    }

    /** JSON with one object per run: run, recipe, task, perturbs, architecture, keys, valid, epoch, epochs, fitSeconds. */
    public String json() {
        ObjectNode root = Json.NODES.objectNode();
        ArrayNode runs = root.putArray("runs");
        for (Row row : rows) {
            ObjectNode node = runs.addObject();
            node.put("run", row.id());
            node.put("recipe", row.recipe());
            node.put("task", Spelling.of(row.kind().task()));
            node.put("perturbs", row.perturbs());
            node.put("architecture", row.architecture());
            ObjectNode keys = node.putObject("keys");
            row.keys().forEach(keys::put);
            Figures before = row.figures().before();
            if (before != null) {
                node.put("from", row.from());
                node.set("before", figures(before));
            }
            Figures valid = row.figures().valid();
            node.set("valid", valid == null ? Json.NODES.nullNode() : figures(valid));
            node.put("epoch", row.figures().epoch());
            node.put("epochs", row.figures().epochs());
            node.set("fitSeconds", Json.number(row.figures().fitSeconds()));
        }
        return PrettyJson.text(root);
    }

    private static ObjectNode figures(Figures valid) {
        return switch (valid.kind()) {
            case MULTILABEL -> figures((ClassificationFigures) valid);
            case SINGLE_LABEL -> figures((SingleLabelFigures) valid);
            case SEGMENTATION -> figures((SegmentationFigures) valid);
        };
    }

    private static ObjectNode figures(SingleLabelFigures valid) {
        ObjectNode node = Json.NODES.objectNode();
        node.set("accuracy", Json.number(valid.accuracy()));
        node.set("f1Macro", Json.number(valid.f1Macro()));
        node.set("logLoss", Json.number(valid.logLoss()));
        node.set("expectedCalibrationError", Json.number(valid.expectedCalibrationError()));
        node.set("top5Accuracy", Json.number(valid.top5Accuracy()));
        return node;
    }

    private static ObjectNode figures(SegmentationFigures valid) {
        ObjectNode node = Json.NODES.objectNode();
        node.set("vocMeanIou", Json.number(valid.meanIou()));
        node.set("vocPixelAccuracy", Json.number(valid.pixelAccuracy()));
        node.set("dice", Json.number(valid.dice()));
        return node;
    }

    private static ObjectNode figures(ClassificationFigures valid) {
        ObjectNode node = Json.NODES.objectNode();
        node.set("averagePrecision", Json.number(valid.ranking().averagePrecision()));
        node.set("ap11", Json.number(valid.ranking().ap11()));
        node.set("apAuc", Json.number(valid.ranking().apAuc()));
        node.set("f1Micro", Json.number(valid.f1().micro()));
        node.set("f1Macro", Json.number(valid.f1().macro()));
        node.set("f1Samples", Json.number(valid.f1().samples()));
        node.set("dice", Json.number(valid.dice()));
        node.set("hammingLoss", Json.number(valid.accuracies().hammingLoss()));
        node.set("subsetAccuracy", Json.number(valid.accuracies().subsetAccuracy()));
        node.set("binaryAccuracy", Json.number(valid.accuracies().binaryAccuracy()));
        node.set("categoricalAccuracy", Json.number(valid.accuracies().categoricalAccuracy()));
        node.set("topClassAccuracy", Json.number(valid.accuracies().topClassAccuracy()));
        return node;
    }
}

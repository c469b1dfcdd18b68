package podium.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import podium.competition.Metric;
import podium.competition.RowKind;
import podium.metric.Bootstrap;
import podium.metric.Interval;
import podium.metric.MultilabelCounts;
import podium.run.PrettyJson;
import podium.scoring.Comparison;
import podium.scoring.Figures;
import podium.scoring.Part;
import podium.scoring.Score;
import podium.scoring.Statistics;
import podium.submission.SubmissionFile;

/** A score as a grader explains it to a student: the parts, both halves, each class, the worst images. */
public final class ScoreReport {
    /** Enough resamples to steady a 95% interval to its second digit; the seed makes it repeatable. */
    public static final Bootstrap BOOTSTRAP = new Bootstrap(2000, 0.95, 2009);

    private static final int WORST = 10;

    private final SubmissionFile file;
    private final Score score;
    private final List<String> classes;
    private final boolean intervals;

    /**
     * A report on one scored file.
     *
     * @param classes the classes' names
     * @param intervals whether to add 95% bootstrap intervals
     */
    public ScoreReport(SubmissionFile file, Score score, List<String> classes, boolean intervals) {
        this.file = file;
        this.score = score;
        this.classes = List.copyOf(classes);
        this.intervals = intervals;
    }

    /** All tables, for a terminal. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(ProblemReport.verdict(file)).append('\n');
        text.append("sha256 ").append(file.sha256()).append("\n\n");
        text.append(parts()).append('\n').append(byClass()).append('\n').append(secondary());
        text.append('\n').append(worst());
        return text.toString();
    }

    private TextTable parts() {
        TextTable table = new TextTable().left(score.metric() == Metric.VOC_MIOU ? "mean IoU" : "mean Dice");
        table.right("score");
        if (intervals) {
            table.left("95% interval");
        }
        table.right("classification").right("segmentation").right("rows");
        for (Part part : Part.values()) {
            Figures figures = score.figures(part);
            List<String> row =
                    new ArrayList<>(List.of(part.name().toLowerCase(Locale.ROOT), Numbers.score(figures.score())));
            if (intervals) {
                row.add(interval(part).map(Numbers::interval).orElse("-"));
            }
            row.add(Numbers.score(figures.classification()));
            row.add(Numbers.score(figures.segmentation()));
            row.add(Numbers.whole(figures.rows()));
            table.row(row);
        }
        return table;
    }

    private Optional<Interval> interval(Part part) {
        double[][] statistics = score.statistics(part);
        return statistics.length == 0
                ? Optional.empty()
                : Optional.of(BOOTSTRAP.interval(statistics, Statistics.figure(score.metric())));
    }

    private boolean has(RowKind kind) {
        for (int row = 0; row < score.solution().rows(); row++) {
            if (score.solution().kind(row) == kind) {
                return true;
            }
        }
        return false;
    }

    private String byClass() {
        boolean labels = has(RowKind.CLASSIFICATION);
        boolean pixels = has(RowKind.SEGMENTATION);
        if (!labels && !pixels) {
            return "";
        }
        TextTable table = new TextTable().left("class");
        if (labels) {
            table.right("images").right("precision").right("recall").right("F1");
        }
        if (pixels) {
            table.right("pixels").right("Dice").right("IoU");
        }
        for (int label = 0; label < classes.size(); label++) {
            List<String> row = new ArrayList<>(List.of(classes.get(label)));
            if (labels) {
                MultilabelCounts counts = score.labels();
                row.add(Numbers.whole(counts.truePositives(label) + counts.falseNegatives(label)));
                row.add(Numbers.share(counts.precision(label)));
                row.add(Numbers.share(counts.recall(label)));
                row.add(Numbers.share(counts.f1(label)));
            }
            if (pixels) {
                row.add(Numbers.whole(score.pixels().actual(label)));
                row.add(Numbers.share(score.pixels().dice(label)));
                row.add(Numbers.share(score.confusion(Part.ALL).iou(label + 1)));
            }
            table.row(row);
        }
        return table.toString();
    }

    private String secondary() {
        StringBuilder text = new StringBuilder();
        if (has(RowKind.CLASSIFICATION)) {
            MultilabelCounts counts = score.labels();
            text.append(String.format(
                    Locale.ROOT,
                    "classification: F1 micro %.4f, macro %.4f, samples %.4f; Hamming loss %.4f; accuracy binary %.4f,"
                            + " subset %.4f\n",
                    counts.microF1(),
                    counts.macroF1(),
                    counts.samplesF1(),
                    counts.hammingLoss(),
                    counts.binaryAccuracy(),
                    counts.subsetAccuracy()));
        }
        if (has(RowKind.SEGMENTATION)) {
            text.append(String.format(
                    Locale.ROOT,
                    "segmentation: mean IoU %.4f over %d labels, void left out; pixel accuracy %.4f\n",
                    score.confusion(Part.ALL).meanIou(),
                    score.confusion(Part.ALL).labels(),
                    score.confusion(Part.ALL).pixelAccuracy()));
        }
        return text.toString();
    }

    private TextTable worst() {
        TextTable table = new TextTable()
                .left("worst images")
                .right("Dice")
                .right("classification")
                .right("segmentation");
        double[] dice = score.imageDice();
        for (int image : score.worstImages(WORST)) {
            table.row(
                    score.solution().imageId(image),
                    Numbers.score(dice[image]),
                    Numbers.score(dice(image, RowKind.CLASSIFICATION)),
                    Numbers.score(dice(image, RowKind.SEGMENTATION)));
        }
        return table;
    }

    private double dice(int image, RowKind kind) {
        return IntStream.range(0, score.solution().rows())
                .filter(row ->
                        score.solution().image(row) == image && score.solution().kind(row) == kind)
                .mapToDouble(score::dice)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** One object, see the README; what does not exist is null. */
    public String json() {
        ObjectNode node = summary(file);
        put(node, Part.ALL);
        put(node.putObject("public"), Part.PUBLIC);
        put(node.putObject("private"), Part.PRIVATE);
        ObjectNode secondary = node.putObject("secondary");
        MultilabelCounts counts = score.labels();
        boolean labels = has(RowKind.CLASSIFICATION);
        secondary.set("f1_micro", Json.number(labels ? counts.microF1() : Double.NaN));
        secondary.set("f1_macro", Json.number(labels ? counts.macroF1() : Double.NaN));
        secondary.set("hamming_loss", Json.number(labels ? counts.hammingLoss() : Double.NaN));
        secondary.set("subset_accuracy", Json.number(labels ? counts.subsetAccuracy() : Double.NaN));
        secondary.set("mean_iou", Json.number(score.confusion(Part.ALL).meanIou()));
        secondary.set("pixel_accuracy", Json.number(score.confusion(Part.ALL).pixelAccuracy()));
        return PrettyJson.text(node);
    }

    private void put(ObjectNode node, Part part) {
        Figures figures = score.figures(part);
        node.set("score", Json.number(figures.score()));
        node.set("classification", Json.number(figures.classification()));
        node.set("segmentation", Json.number(figures.segmentation()));
        node.put("rows", figures.rows());
        if (intervals) {
            interval(part)
                    .ifPresent(interval -> node.putArray("interval")
                            .add(Json.number(interval.low()))
                            .add(Json.number(interval.high())));
        }
    }

    /** The same object for a file that has no score. */
    public static String jsonOfInvalid(SubmissionFile file) {
        ObjectNode node = summary(file);
        node.put("rows", file.rows());
        for (String key : List.of("score", "classification", "segmentation", "public", "private")) {
            node.putNull(key);
        }
        return PrettyJson.text(node);
    }

    private static ObjectNode summary(SubmissionFile file) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("sha256", file.sha256());
        node.set("problems", ProblemReport.jsonProblems(file));
        return node;
    }

    /** How two scores differ, by part, and whether that is more than noise. */
    public static String comparison(String first, Score a, String second, Score b) {
        TextTable table = new TextTable()
                .left("part")
                .right("difference")
                .left("95% interval")
                .left("so it is");
        for (Part part : Part.values()) {
            if (a.figures(part).rows() > 0) {
                Comparison comparison = Comparison.of(a, b, part, BOOTSTRAP);
                table.row(
                        part.name().toLowerCase(Locale.ROOT),
                        String.format(Locale.ROOT, "%+.6f", comparison.difference()),
                        Numbers.interval(comparison.interval()),
                        verdict(comparison));
            }
        }
        return first + " minus " + second + ":\n" + table;
    }

    private static String verdict(Comparison comparison) {
        if (!comparison.distinguishable()) {
            return "not distinguishable";
        }
        return comparison.difference() > 0 ? "better" : "worse";
    }
}

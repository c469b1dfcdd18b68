package podium.report.scores;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import podium.core.files.PrettyJson;
import podium.core.metric.ConfusionMatrix;
import podium.core.metric.MultilabelCounts;
import podium.judge.scoring.ClassPairs;
import podium.judge.scoring.Part;
import podium.judge.scoring.Score;
import podium.judge.scoring.ScoreFigures;
import podium.judge.submission.SubmissionFile;
import podium.report.tables.Json;

/**
 * A score as one JSON object with numbers in full precision: {@code rows}, {@code score}, {@code classification},
 * {@code segmentation}, the same in {@code public} and {@code private}, {@code sha256}, {@code problems},
 * {@code secondary}, {@code classes}, {@code worst}, {@code against}. A missing value is null. Figures whose names
 * start with {@code voc} ignore void pixels; {@code dice} and {@code iou} of a class follow the void rule.
 *
 * <p>Where an image has exactly one class, {@code classification}, {@code segmentation} and {@code worst} are missing,
 * {@code secondary} has {@code f1Macro} alone, and there are {@code confusion}, a row per true and a column per predicted
 * class, and {@code mistakes}.
 */
public final class ScoreJson {
    private final ScoredFile scored;
    private final Score score;
    private final boolean intervals;
    private final boolean oneClass;

    private ScoreJson(ScoredFile scored, boolean intervals) {
        this.scored = scored;
        this.score = scored.score();
        this.intervals = intervals;
        this.oneClass = score.evaluation().oneClass();
    }

    /**
     * The JSON text of a scored file.
     *
     * @param against the comparison with another file, if any
     */
    public static String text(ScoredFile scored, boolean intervals, Optional<ScoreComparison> against) {
        ScoreJson json = new ScoreJson(scored, intervals);
        ObjectNode node = Json.NODES.objectNode();
        json.put(node, Part.ALL);
        json.put(node.putObject("public"), Part.PUBLIC);
        json.put(node.putObject("private"), Part.PRIVATE);
        node.put("sha256", scored.file().sha256());
        node.set("problems", ProblemReport.jsonProblems(scored.file()));
        if (json.oneClass) {
            node.putObject("secondary").put("f1Macro", json.score.labels().macroF1());
            json.putClasses(node.putArray("classes"));
            json.putConfusion(node.putArray("confusion"));
            json.putMistakes(node.putArray("mistakes"));
        } else {
            json.putSecondary(node.putObject("secondary"));
            json.putClasses(node.putArray("classes"));
            json.putWorst(node.putArray("worst"));
        }
        node.set("against", against.<JsonNode>map(ScoreComparison::json).orElse(Json.NODES.nullNode()));
        return PrettyJson.text(node);
    }

    /** The JSON text of an invalid file, which has no score. */
    public static String textOfInvalid(SubmissionFile file) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("rows", file.rows());
        for (String key : List.of("score", "classification", "segmentation", "public", "private")) {
            node.putNull(key);
        }
        node.put("sha256", file.sha256());
        node.set("problems", ProblemReport.jsonProblems(file));
        for (String key : List.of("secondary", "classes", "worst", "against")) {
            node.putNull(key);
        }
        return PrettyJson.text(node);
    }

    private void put(ObjectNode node, Part part) {
        ScoreFigures figures = score.figures(part);
        node.put("rows", figures.rows());
        node.set("score", Json.number(figures.score()));
        if (!oneClass) {
            node.set("classification", Json.number(figures.classification()));
            node.set("segmentation", Json.number(figures.segmentation()));
        }
        if (intervals) {
            node.set("interval", Json.interval(scored.interval(part)));
        }
    }

    private void putSecondary(ObjectNode node) {
        MultilabelCounts counts = score.labels();
        boolean labels = scored.hasLabels();
        node.set("f1Micro", Json.number(labels ? counts.microF1() : Double.NaN));
        node.set("f1Macro", Json.number(labels ? counts.macroF1() : Double.NaN));
        node.set("f1Samples", Json.number(labels ? counts.samplesF1() : Double.NaN));
        node.set("hammingLoss", Json.number(labels ? counts.hammingLoss() : Double.NaN));
        node.set("binaryAccuracy", Json.number(labels ? counts.binaryAccuracy() : Double.NaN));
        node.set("subsetAccuracy", Json.number(labels ? counts.subsetAccuracy() : Double.NaN));
        ConfusionMatrix confusion = score.confusion(Part.ALL);
        node.set("vocMeanIou", Json.number(confusion.meanIou()));
        node.set("vocPixelAccuracy", Json.number(confusion.accuracy()));
    }

    private void putClasses(ArrayNode nodes) {
        boolean labels = scored.hasLabels();
        boolean pixels = scored.hasClassPixels();
        ConfusionMatrix confusion = score.confusion(Part.ALL);
        MultilabelCounts counts = score.labels();
        for (int label = 0; label < scored.classes().size(); label++) {
            ObjectNode node = nodes.addObject().put("name", scored.classes().get(label));
            if (labels) {
                node.put("images", counts.truePositives(label) + counts.falseNegatives(label));
                node.put("precision", counts.precision(label));
                node.put("recall", counts.recall(label));
                node.put("f1", counts.f1(label));
            }
            if (pixels) {
                node.put("pixels", score.pixels().actual(label));
                node.put("dice", score.pixels().dice(label));
                node.put("iou", score.pixels().iou(label));
                node.set("vocIou", Json.number(confusion.iou(label + 1)));
            }
        }
    }

    private void putConfusion(ArrayNode nodes) {
        ConfusionMatrix confusion = score.pairs().confusion();
        for (int actual = 0; actual < confusion.labels(); actual++) {
            ArrayNode row = nodes.addArray();
            for (int predicted = 0; predicted < confusion.labels(); predicted++) {
                row.add(confusion.count(actual, predicted));
            }
        }
    }

    private void putMistakes(ArrayNode nodes) {
        for (ClassPairs.Mistake mistake : scored.mistakes()) {
            ObjectNode node = nodes.addObject();
            node.put("actual", scored.name(mistake.actual()));
            node.put("predicted", scored.name(mistake.predicted()));
            node.put("images", mistake.rows().size());
            ArrayNode examples = node.putArray("examples");
            scored.examples(mistake).forEach(examples::add);
        }
    }

    private void putWorst(ArrayNode nodes) {
        double[] dice = score.imageDice();
        double[] labels = scored.imageDice(true);
        double[] pixels = scored.imageDice(false);
        for (int image : score.worstImages(ScoredFile.WORST)) {
            ObjectNode node = nodes.addObject().put("image", score.solution().imageId(image));
            node.set("dice", Json.number(dice[image]));
            node.set("classification", Json.number(labels[image]));
            node.set("segmentation", Json.number(pixels[image]));
        }
    }
}

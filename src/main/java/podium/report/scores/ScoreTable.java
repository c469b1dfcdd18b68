package podium.report.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import podium.core.metric.ConfusionMatrix;
import podium.core.metric.MultilabelCounts;
import podium.core.yaml.Spelling;
import podium.judge.scoring.Part;
import podium.judge.scoring.Score;
import podium.judge.scoring.ScoreFigures;
import podium.report.tables.Numbers;
import podium.report.tables.TextTable;

/** A score as tables for people: the parts, both tasks, each class, and the worst images. */
public final class ScoreTable {
    private final ScoredFile scored;
    private final Score score;
    private final boolean intervals;

    private ScoreTable(ScoredFile scored, boolean intervals) {
        this.scored = scored;
        this.score = scored.score();
        this.intervals = intervals;
    }

    /**
     * All tables for a terminal.
     *
     * @param intervals true to add 95% bootstrap intervals
     */
    public static String text(ScoredFile scored, boolean intervals) {
        if (scored.score().evaluation().oneClass()) {
            return OneClassTable.text(scored, intervals);
        }
        ScoreTable table = new ScoreTable(scored, intervals);
        StringBuilder text = new StringBuilder();
        text.append(scored.heading());
        text.append(table.parts()).append('\n').append(table.byClass()).append(table.secondary());
        text.append(table.worst());
        return text.toString();
    }

    private TextTable parts() {
        TextTable table = new TextTable().left(score.evaluation().title());
        table.right("score");
        if (intervals) {
            table.left("95% interval");
        }
        table.right(score.evaluation().headingOfHalf("classification"));
        table.right(score.evaluation().headingOfHalf("segmentation")).right("rows");
        for (Part part : Part.values()) {
            ScoreFigures figures = score.figures(part);
            List<String> row = new ArrayList<>(List.of(Spelling.of(part), Numbers.score(figures.score())));
            if (intervals) {
                row.add(scored.interval(part).map(Numbers::interval).orElse("-"));
            }
            row.add(Numbers.score(figures.classification()));
            row.add(Numbers.score(figures.segmentation()));
            row.add(Numbers.whole(figures.rows()));
            table.row(row);
        }
        return table;
    }

    private String byClass() {
        boolean labels = scored.hasLabels();
        boolean pixels = scored.hasClassPixels();
        if (!labels && !pixels) {
            return "";
        }
        TextTable table = new TextTable().left("class");
        if (labels) {
            table.right("images").right("precision").right("recall").right("F1");
        }
        if (pixels) {
            table.right("pixels").right("Dice").right("IoU").right("VOC IoU");
        }
        ConfusionMatrix confusion = score.confusion(Part.ALL);
        for (int label = 0; label < scored.classes().size(); label++) {
            List<String> row = new ArrayList<>(List.of(scored.classes().get(label)));
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
                row.add(Numbers.share(score.pixels().iou(label)));
                row.add(Numbers.share(confusion.iou(label + 1)));
            }
            table.row(row);
        }
        return table + (pixels ? voidRule() : "") + "\n";
    }

    /** A sentence on how Dice, IoU and VOC IoU treat void pixels. */
    private String voidRule() {
        return switch (score.voidRule()) {
            case BACKGROUND -> "Dice and IoU count void pixels as background; VOC IoU ignores them.\n";
            case IGNORE -> "Dice, IoU and VOC IoU ignore void pixels.\n";
        };
    }

    private String secondary() {
        StringBuilder text = new StringBuilder();
        if (scored.hasLabels()) {
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
        if (scored.hasClassPixels()) {
            ConfusionMatrix confusion = score.confusion(Part.ALL);
            text.append(String.format(
                    Locale.ROOT,
                    "segmentation without void pixels: VOC mean IoU %.4f over %d labels, pixel accuracy %.4f\n",
                    confusion.meanIou(),
                    confusion.labels(),
                    confusion.accuracy()));
        }
        return text.isEmpty() ? "" : text.append('\n').toString();
    }

    private TextTable worst() {
        TextTable table = new TextTable()
                .left("worst images")
                .right("Dice")
                .right("classification")
                .right("segmentation");
        double[] dice = score.imageDice();
        double[] labels = scored.imageDice(true);
        double[] pixels = scored.imageDice(false);
        for (int image : score.worstImages(ScoredFile.WORST)) {
            table.row(
                    score.solution().imageId(image),
                    Numbers.score(dice[image]),
                    Numbers.score(labels[image]),
                    Numbers.score(pixels[image]));
        }
        return table;
    }
}

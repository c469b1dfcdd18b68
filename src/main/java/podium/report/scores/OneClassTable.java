package podium.report.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import podium.core.metric.MultilabelCounts;
import podium.core.yaml.Spelling;
import podium.judge.scoring.ClassPairs;
import podium.judge.scoring.Part;
import podium.judge.scoring.Score;
import podium.judge.scoring.ScoreFigures;
import podium.report.tables.Numbers;
import podium.report.tables.TextTable;

/**
 * The score of a submission with one class an image, as tables for people: the parts, each class, and the most frequent
 * mistakes.
 */
final class OneClassTable {
    private OneClassTable() {}

    static String text(ScoredFile scored, boolean intervals) {
        return scored.heading()
                + parts(scored, intervals)
                + "\n"
                + byClass(scored)
                + String.format(
                        Locale.ROOT,
                        "macro F1, the mean over classes: %.4f\n\n",
                        scored.score().labels().macroF1())
                + mistakes(scored);
    }

    private static TextTable parts(ScoredFile scored, boolean intervals) {
        Score score = scored.score();
        TextTable table = new TextTable().left("part").right(score.evaluation().title());
        if (intervals) {
            table.left("95% interval");
        }
        table.right("images");
        for (Part part : Part.values()) {
            ScoreFigures figures = score.figures(part);
            List<String> row = new ArrayList<>(List.of(Spelling.of(part), Numbers.score(figures.score())));
            if (intervals) {
                row.add(scored.interval(part).map(Numbers::interval).orElse("-"));
            }
            row.add(Numbers.whole(figures.rows()));
            table.row(row);
        }
        return table;
    }

    private static TextTable byClass(ScoredFile scored) {
        TextTable table = new TextTable().left("class").right("images").right("precision");
        table.right("recall").right("F1");
        MultilabelCounts counts = scored.score().labels();
        for (int label = 0; label < counts.classes(); label++) {
            table.row(
                    scored.name(label),
                    Numbers.whole(counts.truePositives(label) + counts.falseNegatives(label)),
                    Numbers.share(counts.precision(label)),
                    Numbers.share(counts.recall(label)),
                    Numbers.share(counts.f1(label)));
        }
        return table;
    }

    private static String mistakes(ScoredFile scored) {
        List<ClassPairs.Mistake> mistakes = scored.mistakes();
        if (mistakes.isEmpty()) {
            return "The class of every image is right.\n";
        }
        TextTable table = new TextTable()
                .left("most frequent mistakes")
                .left("predicted as")
                .right("images")
                .left("such as");
        for (ClassPairs.Mistake mistake : mistakes) {
            table.row(
                    scored.name(mistake.actual()),
                    scored.name(mistake.predicted()),
                    Numbers.whole(mistake.rows().size()),
                    String.join(", ", scored.examples(mistake)));
        }
        return table.toString();
    }
}

package podium.report.tables;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import podium.core.mask.LabelMap;
import podium.player.figures.DecisionRule;
import podium.player.prediction.ClassScores;

/** The table of what a network gives for one image. */
public final class OutputTable {
    private OutputTable() {}

    /** Returns the classes of the only image, the highest score first, with decisions. */
    public static String of(ClassScores scores, DecisionRule rule) {
        boolean[] decision = rule.decide(scores.row(0));
        TextTable table = new TextTable().left("Class").right("Score").left("Predicted");
        IntStream.range(0, scores.classes().size())
                .boxed()
                .sorted(Comparator.comparing(label -> -scores.score(0, label)))
                .forEach(label -> table.row(
                        scores.classes().get(label),
                        Numbers.score(scores.score(0, label)),
                        decision[label] ? "yes" : "no"));
        return table.toString();
    }

    /** Returns the labels of a map that has at least one pixel of them, the largest share first. */
    public static String of(LabelMap map, List<String> labels) {
        long[] counts = map.histogram();
        double pixels = (double) map.width() * map.height();
        TextTable table = new TextTable().left("Label").right("Pixels").right("Share");
        IntStream.range(0, labels.size())
                .filter(label -> counts[label] > 0)
                .boxed()
                .sorted(Comparator.comparing(label -> -counts[label]))
                .forEach(label -> table.row(
                        labels.get(label), Numbers.whole(counts[label]), Numbers.percent(counts[label] / pixels)));
        return table.toString();
    }
}

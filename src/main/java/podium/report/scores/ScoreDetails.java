package podium.report.scores;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import podium.core.files.WriteAside;
import podium.judge.competition.Solution;
import podium.judge.scoring.Score;

/**
 * A CSV with a line per row of the solution: its Dice, and counts of predicted, actual and common positions. Where an
 * image has exactly one class, the line has the names of the predicted and the actual class, and 1 if they are equal.
 */
public final class ScoreDetails {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
    private static final List<String> ROW = List.of("Id", "Usage", "Width", "Height");
    private static final List<String> SETS = List.of("Predicted", "Actual", "Both", "Dice");
    private static final List<String> ONE_CLASS = List.of("Predicted", "Actual", "Right");

    private ScoreDetails() {}

    /** Writes the file, readable only by the owner, completely or not at all. Dice is in full precision. */
    public static void write(ScoredFile scored, Path file) throws IOException {
        Score score = scored.score();
        boolean oneClass = score.evaluation().oneClass();
        WriteAside.privately(file, out -> {
            CSVPrinter printer =
                    new CSVPrinter(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), FORMAT);
            print(printer, ROW, oneClass ? ONE_CLASS : SETS);
            Solution solution = score.solution();
            for (int row = 0; row < solution.rows(); row++) {
                List<Object> start = List.of(
                        solution.id(row), solution.usage(row).text(), solution.width(row), solution.height(row));
                print(printer, start, oneClass ? classes(scored, row) : sets(score, row));
            }
            printer.flush();
        });
    }

    private static void print(CSVPrinter printer, List<?> start, List<?> rest) throws IOException {
        for (Object value : start) {
            printer.print(value);
        }
        printer.printRecord(rest);
    }

    private static List<Object> sets(Score score, int row) {
        return List.of(score.predicted(row), score.actual(row), score.both(row), score.dice(row));
    }

    private static List<Object> classes(ScoredFile scored, int row) {
        Score score = scored.score();
        return List.of(
                scored.name(score.pairs().predicted(row)),
                scored.name(score.pairs().actual(row)),
                score.both(row));
    }
}

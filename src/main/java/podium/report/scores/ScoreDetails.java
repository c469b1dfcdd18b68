package podium.report.scores;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import podium.core.files.WriteAside;
import podium.judge.competition.Solution;
import podium.judge.scoring.Score;

/** A CSV with the Dice of each row of the solution, and counts of predicted, actual and common positions. */
public final class ScoreDetails {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setRecordSeparator('\n')
            .setHeader("Id", "Usage", "Width", "Height", "Predicted", "Actual", "Both", "Dice")
            .get();

    private ScoreDetails() {}

    /** Writes the file, readable only by the owner, completely or not at all. Dice is in full precision. */
    public static void write(Score score, Path file) throws IOException {
        WriteAside.privately(file, out -> {
            CSVPrinter printer =
                    new CSVPrinter(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), FORMAT);
            Solution solution = score.solution();
            for (int row = 0; row < solution.rows(); row++) {
                printer.printRecord(
                        solution.id(row),
                        solution.usage(row).text(),
                        solution.width(row),
                        solution.height(row),
                        score.predicted(row),
                        score.actual(row),
                        score.both(row),
                        score.dice(row));
            }
            printer.flush();
        });
    }
}

package podium.report.scores;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import podium.core.VisibleText;
import podium.judge.leaderboard.Leaderboard;
import podium.report.tables.FigureCsv;

/**
 * A leaderboard as CSV (RFC 4180, lines end with LF), with one row per ranked team and scores in full precision.
 *
 * <p>A team name that a spreadsheet would read as a formula gets an apostrophe before it, as OWASP's page on CSV
 * injection advises (owasp.org/www-community/attacks/CSV_Injection). The same applies after a semicolon or a vertical
 * bar, where spreadsheets of other locales start a new cell.
 */
public final class LeaderboardCsv {
    private static final Pattern FORMULA = Pattern.compile("(?<=^|[;|])(?=[\\s\"]*[=+\\-@\uff1d\uff0b\uff0d\uff20])");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setRecordSeparator('\n')
            .setHeader(
                    "rank",
                    "team",
                    "public_rank",
                    "public_score",
                    "public_low",
                    "public_high",
                    "public_close",
                    "public_entry",
                    "private_rank",
                    "private_score",
                    "private_low",
                    "private_high",
                    "private_close",
                    "private_entry",
                    "shake_up",
                    "entries",
                    "last")
            .get();

    private LeaderboardCsv() {}

    public static String of(Leaderboard board) {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            for (Leaderboard.Row row : board.rows()) {
                List<Object> cells = new ArrayList<>();
                cells.add(
                        LeaderboardColumn.ranks(board, row)
                                ? Integer.toString(row.shown().rank())
                                : "");
                cells.add(inert(row.team().name()));
                cells.addAll(figure(Optional.of(row.publicFigure())));
                cells.addAll(figure(row.privateFigure()));
                cells.add(row.shakeUp().map(Object::toString).orElse(""));
                cells.add(row.entries());
                cells.add(row.last());
                printer.printRecord(cells);
            }
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return text.toString();
    }

    private static List<Object> figure(Optional<Leaderboard.Figure> figure) {
        return figure.<List<Object>>map(known -> Arrays.asList(
                        known.rank(),
                        plain(known.score()),
                        FigureCsv.cell(known.interval().low()),
                        FigureCsv.cell(known.interval().high()),
                        known.close(),
                        known.entry()))
                .orElse(Arrays.asList("", "", "", "", "", ""));
    }

    /** All digits without an exponent, so that the file can be used as claims. */
    private static String plain(double score) {
        return BigDecimal.valueOf(score).toPlainString();
    }

    public static String inert(String name) {
        return FORMULA.matcher(VisibleText.of(name)).replaceAll("'");
    }
}

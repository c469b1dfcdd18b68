package podium.report.tables;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import podium.core.InputException;
import podium.core.files.WriteAside;
import podium.core.metric.Interval;

/** Tables of figures as CSV files in full precision. */
public final class FigureCsv {
    private FigureCsv() {}

    /** Writes the file completely or not at all. */
    public static void write(Path csv, List<String> header, List<List<String>> rows) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setRecordSeparator('\n')
                .setHeader(header.toArray(new String[0]))
                .get();
        WriteAside.write(csv, out -> {
            CSVPrinter printer =
                    new CSVPrinter(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), format);
            printer.printRecords(rows);
            printer.flush();
        });
    }

    /** Reads the rows of a file with a header. */
    static List<List<String>> read(Path csv, List<String> header) throws IOException {
        List<List<String>> rows = rows(csv);
        if (rows.isEmpty() || !rows.get(0).equals(header)) {
            throw new InputException(csv + ":1: the header differs; expected " + String.join(",", header));
        }
        return rows.subList(1, rows.size());
    }

    /** True if a file has this header. */
    static boolean has(Path csv, List<String> header) throws IOException {
        List<List<String>> rows = rows(csv);
        return !rows.isEmpty() && rows.get(0).equals(header);
    }

    private static List<List<String>> rows(Path csv) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(csv, StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
            parser.forEach(row -> rows.add(row.toList()));
        }
        return rows;
    }

    /** The figure in a cell; NaN if the cell is empty. */
    static double value(String cell) {
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }

    /** The interval whose ends are in this cell and the next one. */
    static Interval interval(List<String> cells, int from) {
        return new Interval(value(cells.get(from)), value(cells.get(from + 1)));
    }

    /** A figure as text; an empty text for NaN. */
    public static String cell(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }
}

package podium.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import podium.run.WriteAside;

/** Writes tables of figures as CSV, in full precision. */
final class FigureCsv {
    private FigureCsv() {}

    /** Writes the whole file or nothing. */
    static void write(Path csv, List<String> header, List<List<String>> rows) throws IOException {
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

    /** A figure; nothing where it does not exist. */
    static String cell(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }
}

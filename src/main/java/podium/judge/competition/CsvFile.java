package podium.judge.competition;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import podium.core.files.WriteAside;

/**
 * Writes the CSV files of a competition: RFC 4180, UTF-8, lines end with LF. A file is written completely or
 * not at all.
 */
final class CsvFile {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private CsvFile() {}

    interface Rows {
        void printTo(CSVPrinter printer) throws IOException;
    }

    static void write(Path file, Rows rows) throws IOException {
        WriteAside.write(file, out -> print(rows, out));
    }

    /** Writes a file that only the host's account may read. */
    static void privately(Path file, Rows rows) throws IOException {
        WriteAside.privately(file, out -> print(rows, out));
    }

    private static void print(Rows rows, OutputStream out) throws IOException {
        CSVPrinter printer =
                new CSVPrinter(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), FORMAT);
        rows.printTo(printer);
        printer.flush();
    }
}

package podium.player.figures;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import podium.core.InputException;
import podium.core.Reason;
import podium.core.files.WriteAside;

/**
 * The file history.csv. It has one row per epoch, with the columns of {@link HistoryColumns}. Each row is written to
 * disk before the next epoch begins. The row of epoch 0, if there is one, has the figures on valid before the training.
 *
 * <p>An incomplete last line, which a killed process can leave, is ignored. The history is written before the
 * checkpoint and can be ahead of it; {@link #resume} shortens it to the checkpoint's epoch.
 *
 * <pre>{@code
 * HistoryFile file = new HistoryFile(run.resolve("history.csv"));
 * file.begin(kind, classes);
 * file.append(figures);                 // after each epoch
 * History history = file.read();
 * }</pre>
 */
public record HistoryFile(Path path) {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    /** Writes a history without epochs, replacing an existing one. */
    public void begin(FigureKind kind, List<String> classes) throws IOException {
        write(new Table(new HistoryColumns(FigureColumns.of(kind), classes), new History(classes, List.of())));
    }

    /** Appends an epoch and waits until it is on disk. The file must exist. */
    public void append(EpochFigures epoch) throws IOException {
        append(HistoryColumns.row(epoch));
    }

    /** Appends the row of epoch 0, before any other row. */
    public void appendBefore(EpochFigures.PartFigures valid) throws IOException {
        append(HistoryColumns.row(valid));
    }

    private void append(List<String> cells) throws IOException {
        StringWriter row = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(row, FORMAT)) {
            printer.printRecord(cells);
        }
        ByteBuffer bytes = ByteBuffer.wrap(row.toString().getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /**
     * Shortens the history of an interrupted training to the epochs of its checkpoint, and returns it.
     *
     * @param epochs the number of epochs completed at the checkpoint
     * @throws InputException if the history has fewer epochs, or is damaged
     */
    public History resume(int epochs) throws IOException {
        Table table = table();
        History history = table.history();
        if (history.epochs().size() < epochs) {
            throw new InputException(path + ": has " + history.epochs().size() + " complete rows, but the checkpoint is"
                    + " of epoch " + epochs + "; restore the file, or delete the run folder to start again");
        }
        History kept = history.first(epochs);
        write(new Table(table.columns(), kept));
        return kept;
    }

    /** The columns of the file and its rows. A history without epochs also has columns. */
    private record Table(HistoryColumns columns, History history) {}

    private void write(Table table) throws IOException {
        WriteAside.write(path, out -> {
            CSVPrinter printer =
                    new CSVPrinter(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), FORMAT);
            printer.printRecord(table.columns().names());
            EpochFigures.PartFigures before = table.history().before();
            if (before != null) {
                printer.printRecord(HistoryColumns.row(before));
            }
            for (EpochFigures epoch : table.history().epochs()) {
                printer.printRecord(HistoryColumns.row(epoch));
            }
            printer.flush();
        });
    }

    /**
     * Reads all complete rows.
     *
     * @throws InputException if the file is damaged; the message names the line
     */
    public History read() throws IOException {
        return table().history();
    }

    private Table table() throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        String whole = new String(bytes, 0, end, StandardCharsets.UTF_8);
        try (CSVParser parser = CSVParser.parse(whole, FORMAT)) {
            List<CSVRecord> rows = parser.getRecords();
            if (rows.isEmpty()) {
                throw wrong(1, "the header is missing; expected epoch,stage,...");
            }
            List<String> header = rows.get(0).toList();
            HistoryColumns columns = HistoryColumns.of(HistoryColumns.today(header, header));
            EpochFigures.PartFigures before = null;
            List<EpochFigures> epochs = new ArrayList<>();
            for (int row = 1; row < rows.size(); row++) {
                List<String> cells = HistoryColumns.today(rows.get(row).toList(), header);
                if (row == 1 && HistoryColumns.isBefore(cells)) {
                    before = columns.before(cells, row + 1);
                } else {
                    epochs.add(columns.epoch(cells, epochs.size() + 1, row + 1));
                }
            }
            return new Table(columns, new History(columns.classes(), before, epochs));
        } catch (HistoryColumns.Fault e) {
            throw wrong(e.row(), e.problem());
        } catch (UncheckedIOException e) {
            throw new InputException(path + ": malformed CSV (" + Reason.of(e) + "); restore the file", e);
        }
    }

    private InputException wrong(int line, String problem) {
        return new InputException(
                path + ":" + line + ": " + problem + "; the file was changed after podium wrote it; restore it");
    }
}

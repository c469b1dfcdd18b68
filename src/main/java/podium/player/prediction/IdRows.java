package podium.player.prediction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import podium.core.InputException;
import podium.core.Reason;

/**
 * A CSV whose header is {@code Id} and other names, and whose rows have the Id of an image and a cell for each name. A
 * byte order mark, CRLF and blank lines are accepted.
 *
 * @param path the file
 */
record IdRows(Path path) {
    static final String ID = "Id";
    static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setRecordSeparator('\n')
            .setIgnoreEmptyLines(true)
            .get();

    /** What is done with a row. */
    interface Row {
        /**
         * Takes a row.
         *
         * @param header the names of all columns, {@code Id} first
         * @param cells as many cells
         * @param line the line of the row's end
         */
        void take(List<String> header, List<String> cells, long line);
    }

    /**
     * Reads all rows and returns the header.
     *
     * @throws InputException if the file is malformed; the message has the file and the line
     */
    List<String> each(Row row) throws IOException {
        try (BufferedReader text = Files.newBufferedReader(path)) {
            skipByteOrderMark(text);
            try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
                return each(parser, row);
            }
        } catch (UncheckedIOException | CharacterCodingException e) {
            boolean letters = e instanceof CharacterCodingException || e.getCause() instanceof CharacterCodingException;
            String problem = letters ? "not UTF-8 text" : Reason.of(e);
            throw new InputException(path + ": malformed CSV (" + problem + "); write the file again", e);
        }
    }

    private static void skipByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
    }

    private List<String> each(CSVParser parser, Row row) {
        Iterator<CSVRecord> rows = parser.iterator();
        List<String> header = rows.hasNext() ? rows.next().toList() : List.of();
        requireHeader(header);
        Map<String, Long> lines = new HashMap<>();
        while (rows.hasNext()) {
            List<String> cells = rows.next().toList();
            long line = parser.getCurrentLineNumber();
            if (cells.size() != header.size()) {
                throw wrong(line, "has " + cells.size() + " cells", header.size() + ", as in the header");
            }
            String id = cells.get(0);
            Long earlier = lines.putIfAbsent(id, line);
            if (id.isEmpty() || earlier != null) {
                throw wrong(
                        line,
                        id.isEmpty() ? "the Id is empty" : "Id '" + id + "' is already in line " + earlier,
                        "one row per image");
            }
            row.take(header, cells, line);
        }
        if (lines.isEmpty()) {
            throw wrong(1, "there are no rows after the header", "one row per image");
        }
        return header;
    }

    private void requireHeader(List<String> header) {
        if (header.size() < 2 || !header.get(0).equals(ID)) {
            String found = header.isEmpty() ? "the file is empty" : "the header is '" + String.join(",", header) + "'";
            throw wrong(1, found, "'" + ID + "' and the names of the classes");
        }
        for (int column = 1; column < header.size(); column++) {
            String name = header.get(column);
            if (name.isEmpty() || header.indexOf(name) < column) {
                throw wrong(1, "column " + (column + 1) + " is '" + name + "'", "a name that no other column has");
            }
        }
    }

    InputException wrong(long line, String found, String expected) {
        return new InputException(path + ":" + line + ": " + found + "; expected " + expected);
    }
}

package podium.player.prediction;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import podium.core.InputException;
import podium.core.Reason;
import podium.core.files.WriteAside;

/**
 * A score CSV. The header is {@code Id} and the names of the classes; each row has the scores of one image.
 *
 * <pre>
 * Id,aeroplane,bicycle
 * 2009_000001,0.0123,0.98
 * </pre>
 *
 * <p>Floats are written with the fewest digits that are read back as the same float, so equal scores give equal bytes.
 * Lines end with LF; CRLF, a byte order mark and blank lines are accepted when reading.
 *
 * @param path the file
 */
public record ScoreFile(Path path) {
    private static final String ID = "Id";
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setRecordSeparator('\n')
            .setIgnoreEmptyLines(true)
            .get();

    /** Writes the file completely or not at all. */
    public void write(ClassScores scores) throws IOException {
        WriteAside.write(path, out -> {
            CSVPrinter printer =
                    new CSVPrinter(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), FORMAT);
            printer.print(ID);
            printer.printRecord(scores.classes());
            for (int image = 0; image < scores.ids().size(); image++) {
                printer.print(scores.ids().get(image));
                for (int label = 0; label < scores.classes().size(); label++) {
                    printer.print(FloatText.of(scores.score(image, label)));
                }
                printer.println();
            }
            printer.flush();
        });
    }

    /**
     * Reads scores of exactly these classes, in this order.
     *
     * @throws InputException if the file is malformed or has other classes; the message has the file and the line
     */
    public ClassScores read(List<String> classes) throws IOException {
        ClassScores scores = read();
        if (!scores.classes().equals(classes)) {
            int column = 0;
            while (column < Math.min(classes.size(), scores.classes().size())
                    && classes.get(column).equals(scores.classes().get(column))) {
                column++;
            }
            throw wrong(
                    1,
                    "column " + (column + 2) + " is " + quoted(scores.classes(), column),
                    "the competition's classes in order, here " + quoted(classes, column));
        }
        return scores;
    }

    private static String quoted(List<String> names, int at) {
        return at < names.size() ? "'" + names.get(at) + "'" : "missing";
    }

    /**
     * Reads scores of the classes that the header names.
     *
     * @throws InputException if the file is malformed; the message has the file and the line
     */
    public ClassScores read() throws IOException {
        try (BufferedReader text = Files.newBufferedReader(path)) {
            skipByteOrderMark(text);
            try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
                return read(parser);
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

    private ClassScores read(CSVParser parser) {
        Iterator<CSVRecord> rows = parser.iterator();
        List<String> header = rows.hasNext() ? rows.next().toList() : List.of();
        requireHeader(header);
        Map<String, Long> lines = new HashMap<>();
        List<String> ids = new ArrayList<>();
        List<float[]> scores = new ArrayList<>();
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
            ids.add(id);
            scores.add(numbers(cells, header, line));
        }
        if (ids.isEmpty()) {
            throw wrong(1, "there are no rows after the header", "one row per image");
        }
        return new ClassScores(header.subList(1, header.size()), ids, scores.toArray(float[][]::new));
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

    private float[] numbers(List<String> cells, List<String> header, long line) {
        float[] numbers = new float[cells.size() - 1];
        for (int label = 0; label < numbers.length; label++) {
            String cell = cells.get(label + 1);
            if (NUMBER.matcher(cell).matches()) {
                numbers[label] = Float.parseFloat(cell);
            }
            if (!NUMBER.matcher(cell).matches() || Float.isInfinite(numbers[label])) {
                throw wrong(
                        line,
                        "Id '" + cells.get(0) + "': the score of " + header.get(label + 1) + " is '" + cell + "'",
                        "a number, such as 0.25 or 1e-5");
            }
        }
        return numbers;
    }

    private InputException wrong(long line, String found, String expected) {
        return new InputException(path + ":" + line + ": " + found + "; expected " + expected);
    }
}

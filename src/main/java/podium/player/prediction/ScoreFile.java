package podium.player.prediction;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVPrinter;
import podium.core.InputException;
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
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

    /** Writes the file completely or not at all. */
    public void write(ClassScores scores) throws IOException {
        WriteAside.write(path, out -> {
            CSVPrinter printer = new CSVPrinter(
                    new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), IdRows.FORMAT);
            printer.print(IdRows.ID);
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
            throw new IdRows(path)
                    .wrong(
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
        List<String> ids = new ArrayList<>();
        List<float[]> scores = new ArrayList<>();
        List<String> header = new IdRows(path).each((names, cells, line) -> {
            ids.add(cells.get(0));
            scores.add(numbers(cells, names, line));
        });
        return new ClassScores(header.subList(1, header.size()), ids, scores.toArray(float[][]::new));
    }

    private float[] numbers(List<String> cells, List<String> header, long line) {
        float[] numbers = new float[cells.size() - 1];
        for (int label = 0; label < numbers.length; label++) {
            String cell = cells.get(label + 1);
            if (NUMBER.matcher(cell).matches()) {
                numbers[label] = Float.parseFloat(cell);
            }
            if (!NUMBER.matcher(cell).matches() || Float.isInfinite(numbers[label])) {
                throw new IdRows(path)
                        .wrong(
                                line,
                                "Id '" + cells.get(0) + "': the score of " + header.get(label + 1) + " is '" + cell
                                        + "'",
                                "a number, such as 0.25 or 1e-5");
            }
        }
        return numbers;
    }
}

package podium.competition;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Arrays;
import java.util.Locale;
import podium.InputException;
import podium.csv.CsvScanner;
import podium.csv.KeyIndex;
import podium.mask.RunParser;
import podium.mask.Runs;
import podium.run.Sha256;

/**
 * A solution.csv: {@code Id,Predicted,Usage,Width,Height} and perhaps {@code Void}, one row for each row that a
 * submission must have.
 *
 * <p>Only an index is kept in memory; the truth of a row is read when asked for, at no cost where rows are asked for in
 * the file's order. So a solution of any size can be scored against.
 */
public final class Solution implements Closeable {
    private static final int COLUMNS = 6;
    private static final int MAX_CELL = 1 << 30;
    private static final String HEADER = "Id,Predicted,Usage,Width,Height";

    private final Path file;
    private final int classes;
    private final FileChannel channel;
    private final CsvScanner scanner;
    private final RunParser parser = new RunParser();
    private final KeyIndex ids = new KeyIndex();
    private final KeyIndex images = new KeyIndex();
    private final String sha256;
    private boolean hasVoid;

    private long[] offsets = new long[64];
    private int[] widths = new int[64];
    private int[] heights = new int[64];
    private int[] imageOf = new int[64];
    private Usage[] usages = new Usage[64];
    private RowKind[] kinds = new RowKind[64];
    /** An image's first row. */
    private int[] firstRows = new int[64];

    /** The truth of a row, read from the file. */
    public record Truth(Runs runs, Runs voidPixels) {}

    private Solution(Path file, int classes, Metric metric, FileChannel channel) throws IOException {
        this.file = file;
        this.classes = classes;
        this.channel = channel;
        InputStream in = Channels.newInputStream(channel);
        DigestInputStream digested = new DigestInputStream(in, Sha256.digest());
        index(new CsvScanner(digested, COLUMNS, MAX_CELL), metric);
        this.sha256 = Sha256.hex(digested.getMessageDigest().digest());
        this.scanner = new CsvScanner(in, COLUMNS, MAX_CELL);
        seek(0);
    }

    /** Reads the whole file once; every row but its truth is checked. */
    public static Solution open(Path file, int classes, Metric metric) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InputException("no solution at " + file + "; expected a file with the header " + HEADER);
        }
        FileChannel channel = FileChannel.open(file);
        try {
            return new Solution(file, classes, metric, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    public Path file() {
        return file;
    }

    /** Of the file's bytes. */
    public String sha256() {
        return sha256;
    }

    public int classes() {
        return classes;
    }

    public int rows() {
        return ids.size();
    }

    /** Number of images; an image has one row a task. */
    public int images() {
        return images.size();
    }

    /** The row whose Id these bytes are, or -1. */
    public int find(byte[] bytes, int from, int to) {
        return ids.find(bytes, from, to);
    }

    public String id(int row) {
        return ids.text(row);
    }

    /** The image that a row is about, 0 to images - 1. */
    public int image(int row) {
        return imageOf[row];
    }

    public String imageId(int image) {
        return images.text(image);
    }

    public RowKind kind(int row) {
        return kinds[row];
    }

    public Usage usage(int row) {
        return usages[row];
    }

    public int width(int row) {
        return widths[row];
    }

    public int height(int row) {
        return heights[row];
    }

    /** Number of positions that the row's runs may take. */
    public long size(int row) {
        return kind(row).size(classes, widths[row], heights[row]);
    }

    /** Whether the file tells which pixels are void. */
    public boolean hasVoid() {
        return hasVoid;
    }

    /** Reads a row's truth. */
    public Truth truth(int row) throws IOException {
        if (!scanner.rewind(offsets[row])) {
            seek(offsets[row]);
        }
        if (!scanner.next() || scanner.flaw() != null) {
            throw new InputException(file + ": row " + id(row) + " is not what it was; was the file replaced?");
        }
        Runs runs = parse(1, size(row), row);
        Runs voidPixels = hasVoid && kind(row) != RowKind.CLASSIFICATION
                ? parse(5, (long) widths[row] * heights[row], row)
                : Runs.EMPTY;
        return new Truth(runs, voidPixels);
    }

    @Override
    public void close() throws IOException {
        scanner.close();
    }

    private void seek(long offset) throws IOException {
        channel.position(offset);
        scanner.restart(offset);
    }

    private Runs parse(int cell, long size, int row) {
        byte[] buffer = scanner.buffer();
        return parser.parse(buffer, scanner.from(cell), scanner.to(cell), size, (fault, from, to, bound) -> {
            if (fault.error()) {
                String found = new String(buffer, from, Math.min(to - from, 40), StandardCharsets.UTF_8);
                throw new InputException(file + ":" + line(row) + ": " + id(row) + ": column "
                        + (cell == 1 ? "Predicted" : "Void") + ": "
                        + fault.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " at '" + found
                        + "'; expected 1-based 'start length' pairs, ascending, up to " + size);
            }
        });
    }

    /** Counted anew, as it is asked for only where something is wrong. */
    private long line(int row) {
        try (CsvScanner lines = new CsvScanner(Files.newInputStream(file), COLUMNS, MAX_CELL)) {
            while (lines.next() && lines.offset() < offsets[row]) {
                // on to the row
            }
            return lines.line();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void index(CsvScanner rows, Metric metric) throws IOException {
        if (!rows.next()) {
            throw new InputException(file + " is empty; expected the header " + HEADER);
        }
        StringBuilder header = new StringBuilder();
        for (int cell = 0; cell < Math.min(rows.cells(), COLUMNS); cell++) {
            header.append(cell == 0 ? "" : ",").append(rows.text(cell));
        }
        hasVoid = header.toString().equals(HEADER + ",Void");
        if (!hasVoid && !header.toString().equals(HEADER)) {
            throw new InputException(file + ":1: header is " + header + "; expected " + HEADER + " and perhaps Void");
        }
        while (rows.next()) {
            if (!rows.blank()) {
                indexRow(rows, metric);
            }
        }
        if (rows() == 0) {
            throw new InputException(file + " has no rows");
        }
    }

    private void indexRow(CsvScanner rows, Metric metric) {
        int columns = hasVoid ? 6 : 5;
        if (rows.cells() != columns || rows.flaw() != null) {
            throw wrong(rows, rows.cells() + " cells", columns + " well-formed ones");
        }
        int row = ids.add(rows.buffer(), rows.from(0), rows.to(0));
        if (row < 0) {
            throw wrong(rows, "Id " + rows.text(0) + " for the second time", "each Id once");
        }
        grow(row);
        String id = rows.text(0);
        RowKind kind = kind(id, metric, rows);
        byte[] image = kind == RowKind.MASK
                ? id.getBytes(StandardCharsets.UTF_8)
                : id.substring(0, id.lastIndexOf('_')).getBytes(StandardCharsets.UTF_8);
        int number = images.add(image, 0, image.length);
        offsets[row] = rows.offset();
        kinds[row] = kind;
        imageOf[row] = number < 0 ? -1 - number : number;
        usages[row] = usage(rows);
        widths[row] = positive(rows, 3);
        heights[row] = positive(rows, 4);
        if (number >= 0) {
            firstRows = number == firstRows.length ? Arrays.copyOf(firstRows, 2 * number) : firstRows;
            firstRows[number] = row;
        } else {
            requireAlike(rows, row, firstRows[imageOf[row]]);
        }
    }

    private void requireAlike(CsvScanner rows, int row, int first) {
        if (usages[row] != usages[first] || widths[row] != widths[first] || heights[row] != heights[first]) {
            throw wrong(rows, about(row), about(first) + ", as row " + id(first) + " of the same image says");
        }
    }

    private String about(int row) {
        return usages[row].text() + "," + widths[row] + "," + heights[row];
    }

    private void grow(int row) {
        if (row == offsets.length) {
            int length = 2 * row;
            offsets = Arrays.copyOf(offsets, length);
            widths = Arrays.copyOf(widths, length);
            heights = Arrays.copyOf(heights, length);
            imageOf = Arrays.copyOf(imageOf, length);
            usages = Arrays.copyOf(usages, length);
            kinds = Arrays.copyOf(kinds, length);
        }
    }

    private RowKind kind(String id, Metric metric, CsvScanner rows) {
        if (metric == Metric.COLUMN_MAJOR_DICE) {
            return RowKind.MASK;
        }
        if (id.endsWith(Task.CLASSIFICATION.suffix())) {
            return RowKind.CLASSIFICATION;
        }
        if (id.endsWith(Task.SEGMENTATION.suffix())) {
            return RowKind.SEGMENTATION;
        }
        throw wrong(rows, "Id " + id, "IMAGE_classification or IMAGE_segmentation");
    }

    private Usage usage(CsvScanner rows) {
        String text = rows.text(2);
        for (Usage usage : Usage.values()) {
            if (usage.text().equals(text)) {
                return usage;
            }
        }
        throw wrong(rows, "Usage " + text, "Public or Private");
    }

    private int positive(CsvScanner rows, int cell) {
        String text = rows.text(cell);
        try {
            int value = Integer.parseInt(text);
            if (value > 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong(rows, "size " + text, "a whole number of pixels");
        }
        throw wrong(rows, "size " + text, "1 pixel or more");
    }

    private InputException wrong(CsvScanner rows, String found, String expected) {
        return new InputException(file + ":" + rows.line() + ": found " + found + "; expected " + expected);
    }
}

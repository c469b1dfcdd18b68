package podium.judge.competition;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import podium.core.InputException;
import podium.core.csv.CsvScanner;
import podium.core.csv.KeyIndex;
import podium.judge.evaluation.Evaluation;
import podium.judge.evaluation.RowKind;

/**
 * An index of a solution.csv: the offset and the image of each row, and the usage and the size of each image.
 * It stores images once and rows as numbers, so that millions of rows fit in memory.
 */
final class SolutionIndex {
    static final int COLUMNS = 6;

    private static final String HEADER = "Id,Predicted,Usage,Width,Height";

    private final Path file;
    private final Evaluation evaluation;
    private final KeyIndex images = new KeyIndex();
    private boolean hasVoid;
    private int rows;

    private long[] offsets = new long[64];
    private int[] imageOf = new int[64];
    private RowKind[] kinds = new RowKind[64];

    private int[] widths = new int[32];
    private int[] heights = new int[32];
    private boolean[] isPublic = new boolean[32];
    /** For each image, its classification row + 1 and its segmentation row + 1; 0 for a missing row. */
    private int[] rowOf = new int[64];

    private SolutionIndex(Path file, Evaluation evaluation) {
        this.file = file;
        this.evaluation = evaluation;
    }

    /** Reads all rows. A faulty row gives an {@link InputException} that names its line. */
    static SolutionIndex of(Path file, CsvScanner scanner, Evaluation evaluation) throws IOException {
        SolutionIndex index = new SolutionIndex(file, evaluation);
        index.readHeader(scanner);
        while (scanner.next()) {
            if (!scanner.blank()) {
                index.add(scanner);
            }
        }
        if (index.rows == 0) {
            throw new InputException(file + " has no rows");
        }
        return index;
    }

    static InputException missing(Path file) {
        return new InputException("no solution at " + file + "; expected a file with the header " + HEADER);
    }

    private void readHeader(CsvScanner scanner) throws IOException {
        if (!scanner.next()) {
            throw new InputException(file + " is empty; expected the header " + HEADER);
        }
        StringBuilder header = new StringBuilder();
        for (int cell = 0; cell < Math.min(scanner.cells(), COLUMNS); cell++) {
            header.append(cell == 0 ? "" : ",").append(scanner.text(cell));
        }
        hasVoid = header.toString().equals(HEADER + ",Void");
        if (!hasVoid && !header.toString().equals(HEADER)) {
            throw new InputException(
                    file + ":1: the header is " + header + "; expected " + HEADER + " or " + HEADER + ",Void");
        }
    }

    private void add(CsvScanner scanner) {
        int columns = hasVoid ? 6 : 5;
        if (scanner.cells() != columns || scanner.flaw() != null) {
            throw wrong(scanner, scanner.cells() + " cells", columns + " well-formed cells");
        }
        byte[] bytes = scanner.buffer();
        RowKind kind = evaluation.kindOf(bytes, scanner.from(0), scanner.to(0));
        if (kind == null) {
            throw wrong(scanner, "Id " + scanner.text(0), evaluation.form());
        }
        Usage usage = usage(scanner);
        int width = positive(scanner, 3);
        int height = positive(scanner, 4);
        int added = images.add(bytes, scanner.from(0), scanner.to(0) - kind.suffixLength());
        int image = added < 0 ? -1 - added : added;
        if (added >= 0) {
            growImages(image);
            isPublic[image] = usage == Usage.PUBLIC;
            widths[image] = width;
            heights[image] = height;
        } else {
            requireAlike(scanner, image, kind, usage.text() + "," + width + "," + height);
        }
        growRows();
        rowOf[slot(image, kind)] = rows + 1;
        offsets[rows] = scanner.offset();
        imageOf[rows] = image;
        kinds[rows] = kind;
        rows++;
    }

    private void requireAlike(CsvScanner scanner, int image, RowKind kind, String found) {
        if (rowOf[slot(image, kind)] > 0) {
            throw wrong(scanner, "Id " + scanner.text(0) + " a second time", "each Id once");
        }
        String expected = usageOf(image).text() + "," + widths[image] + "," + heights[image];
        if (!found.equals(expected)) {
            int other = Math.max(rowOf[2 * image], rowOf[2 * image + 1]) - 1;
            throw wrong(scanner, found, expected + ", as in row " + id(other) + " of the same image");
        }
    }

    private void growImages(int image) {
        if (image == widths.length) {
            int length = grown(image);
            widths = Arrays.copyOf(widths, length);
            heights = Arrays.copyOf(heights, length);
            isPublic = Arrays.copyOf(isPublic, length);
            rowOf = Arrays.copyOf(rowOf, 2 * length);
        }
    }

    private void growRows() {
        if (rows == offsets.length) {
            int length = grown(rows);
            offsets = Arrays.copyOf(offsets, length);
            imageOf = Arrays.copyOf(imageOf, length);
            kinds = Arrays.copyOf(kinds, length);
        }
    }

    /** Grows by half: doubling would need too much memory for large files. */
    private static int grown(int length) {
        return length + (length >> 1);
    }

    private static int slot(int image, RowKind kind) {
        return 2 * image + (kind == RowKind.CLASSIFICATION ? 0 : 1);
    }

    private Usage usage(CsvScanner scanner) {
        String text = scanner.text(2);
        for (Usage usage : Usage.values()) {
            if (usage.text().equals(text)) {
                return usage;
            }
        }
        throw wrong(scanner, "Usage " + text, "Public or Private");
    }

    private int positive(CsvScanner scanner, int cell) {
        String text = scanner.text(cell);
        try {
            int value = Integer.parseInt(text);
            if (value > 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong(scanner, "size " + text, "a whole number of pixels");
        }
        throw wrong(scanner, "size " + text, "1 pixel or more");
    }

    private InputException wrong(CsvScanner scanner, String found, String expected) {
        return new InputException(file + ":" + scanner.line() + ": found " + found + "; expected " + expected);
    }

    boolean hasVoid() {
        return hasVoid;
    }

    int rows() {
        return rows;
    }

    int images() {
        return images.size();
    }

    /** The number of the row whose Id these bytes are, or -1. */
    int find(byte[] bytes, int from, int to) {
        RowKind kind = evaluation.kindOf(bytes, from, to);
        int image = kind == null ? -1 : images.find(bytes, from, to - kind.suffixLength());
        return kind == null || image < 0 ? -1 : rowOf[slot(image, kind)] - 1;
    }

    String id(int row) {
        return kind(row).id(imageId(imageOf[row]));
    }

    int image(int row) {
        return imageOf[row];
    }

    String imageId(int image) {
        return images.text(image);
    }

    RowKind kind(int row) {
        return kinds[row];
    }

    Usage usage(int row) {
        return usageOf(imageOf[row]);
    }

    private Usage usageOf(int image) {
        return isPublic[image] ? Usage.PUBLIC : Usage.PRIVATE;
    }

    int width(int row) {
        return widths[imageOf[row]];
    }

    int height(int row) {
        return heights[imageOf[row]];
    }

    long offset(int row) {
        return offsets[row];
    }
}

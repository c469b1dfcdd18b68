package podium.judge.submission;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import podium.core.InputException;
import podium.core.csv.CsvScanner;
import podium.core.files.Sha256;
import podium.core.mask.PixelRunParser;
import podium.core.mask.PixelRuns;
import podium.core.mask.RunFault;

/**
 * Reads a submission row by row, with memory for one row, and lists every problem in it.
 *
 * <pre>{@code
 * SubmissionFile file = SubmissionReader.read(path, ReadLimits.DEFAULT, Expected.of(solution), (row, runs) -> ...);
 * if (!file.problems().valid()) ...
 * }</pre>
 */
public final class SubmissionReader {
    private static final String HEADER = "Id,Predicted";
    private static final int COLUMNS = 2;
    private static final byte DELETE = 0x7F;

    /** A listener that receives each well-formed row, in the file's order. */
    public interface RowListener {
        /** Receives the row with this number among the expected rows. */
        void row(int row, PixelRuns runs) throws IOException;
    }

    private final Expected expected;
    private final RowListener listener;
    private final Problems problems = new Problems();
    private final Habits habits;
    private final OddCells oddCells;
    private final PixelRunParser parser = new PixelRunParser();
    private final BitSet seen = new BitSet();
    private long blankLines;
    private long firstExtraColumn;

    private SubmissionReader(Expected expected, RowListener listener) {
        this.expected = expected;
        this.listener = listener;
        this.habits = new Habits(expected);
        this.oddCells = new OddCells(expected.oneClass());
    }

    /** Reads the file to its end whatever it contains. Only a missing file and I/O failures are exceptions. */
    public static SubmissionFile read(Path path, ReadLimits limits, Expected expected, RowListener listener)
            throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new InputException(path + ": "
                    + (Files.isDirectory(path)
                            ? "this is a folder"
                            : Files.exists(path) ? "this is not a regular file" : "no such file")
                    + "; expected a submission, .csv or .csv.gz");
        }
        SubmissionReader reader = new SubmissionReader(expected, listener);
        String sha256;
        try (SubmissionStream stream = SubmissionStream.open(path, limits)) {
            reader.readAll(stream, limits);
            sha256 = stream.sha256();
        } catch (SubmissionStream.UnreadableException e) {
            reader.problems.add(Problem.Kind.UNREADABLE, e.reason());
            sha256 = Sha256.of(path);
        }
        return new SubmissionFile(path, sha256, Files.size(path), reader.seen.cardinality(), reader.problems);
    }

    private void readAll(SubmissionStream stream, ReadLimits limits) throws IOException {
        CsvScanner scanner = new CsvScanner(stream, COLUMNS, limits.maxCell());
        try {
            if (!readHeader(scanner)) {
                return;
            }
            while (scanner.next()) {
                row(scanner);
            }
        } catch (SubmissionStream.UnreadableException e) {
            problems.add(Problem.Kind.UNREADABLE, scanner.line(), "", e::reason);
            oddCells.report(problems);
            return;
        }
        if (scanner.sawCarriageReturn()) {
            problems.add(Problem.Kind.CARRIAGE_RETURNS, "lines end with a carriage return (CR LF or CR); expected LF");
        }
        finish();
    }

    /** Reads the header; false if the rest of the file cannot be read. */
    private boolean readHeader(CsvScanner scanner) throws IOException {
        if (!scanner.next()) {
            problems.add(Problem.Kind.HEADER, 1, "", () -> "the file is empty; expected the header " + HEADER);
            return false;
        }
        byte[] bytes = scanner.buffer();
        int from = scanner.from(0);
        int to = scanner.to(0);
        if (startsWith(bytes, from, to, 0xFE, 0xFF)
                || startsWith(bytes, from, to, 0xFF, 0xFE)
                || hasNul(bytes, from, to)) {
            problems.add(Problem.Kind.UNREADABLE, 1, "", () -> "the file is UTF-16 or binary; save it as UTF-8 text");
            return false;
        }
        if (startsWith(bytes, from, to, 0xEF, 0xBB, 0xBF)) {
            problems.add(
                    Problem.Kind.BYTE_ORDER_MARK,
                    1,
                    "",
                    () -> "the file begins with a byte order mark; save it without one");
            from += 3;
        }
        String first = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        String second = scanner.cells() > 1 ? scanner.text(1) : "";
        String separator = first.startsWith("Id;") ? "';'" : first.startsWith("Id\t") ? "tabs" : "";
        if (!separator.isEmpty()) {
            problems.add(
                    Problem.Kind.HEADER,
                    1,
                    "",
                    () -> "columns are separated by " + separator + "; expected commas: " + HEADER);
            return false;
        }
        if (!first.equals("Id") || !second.equals("Predicted") || scanner.flaw() != null) {
            String found = Quote.of(first) + (scanner.cells() > 1 ? "," + Quote.of(second) : "");
            problems.add(Problem.Kind.HEADER, 1, "", () -> "the header is " + found + "; expected " + HEADER);
        }
        extraColumns(scanner);
        return true;
    }

    private static boolean startsWith(byte[] bytes, int from, int to, int... mark) {
        if (to - from < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[from + i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasNul(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private void row(CsvScanner scanner) throws IOException {
        if (scanner.blank()) {
            blankLines++;
            return;
        }
        extraColumns(scanner);
        int row = expected.row(scanner.buffer(), scanner.from(0), scanner.to(0));
        if (malformed(scanner)) {
            if (row >= 0) {
                seen.set(row);
            }
            return;
        }
        if (row < 0) {
            problems.add(
                    Problem.Kind.UNKNOWN_ID,
                    scanner.line(),
                    "",
                    () -> "unknown Id " + quotedId(scanner) + "; expected " + expected.form());
            return;
        }
        if (seen.get(row)) {
            problems.add(
                    Problem.Kind.DUPLICATE_ID,
                    scanner.line(),
                    expected.id(row),
                    () -> "this Id occurs a second time; expected it once: remove one of the rows");
            return;
        }
        seen.set(row);
        parse(scanner, row);
    }

    private boolean malformed(CsvScanner scanner) {
        CsvScanner.Flaw flaw = scanner.flaw();
        if (flaw == null && scanner.cells() >= 2) {
            return false;
        }
        if (flaw == CsvScanner.Flaw.CELL_TOO_LONG) {
            problems.add(
                    Problem.Kind.CELL_TOO_LONG,
                    scanner.line(),
                    "",
                    () -> "a cell of row " + quotedId(scanner) + " is too long; if it is correct, raise --max-cell");
        } else {
            String found = flaw == null
                    ? "one cell, " + quotedId(scanner) + "; expected two, an Id and runs"
                    : flaw == CsvScanner.Flaw.UNCLOSED_QUOTE
                            ? "a quote that is never closed; expected '\"' at the cell's end"
                            : "text after a closing quote; expected a comma or the line's end";
            problems.add(Problem.Kind.MALFORMED_ROW, scanner.line(), "", () -> "found " + found);
        }
        return true;
    }

    private static String quotedId(CsvScanner scanner) {
        return Quote.of(scanner.buffer(), scanner.from(0), scanner.to(0));
    }

    private void parse(CsvScanner scanner, int row) throws IOException {
        byte[] bytes = scanner.buffer();
        PixelRuns runs = parser.canonical(bytes, scanner.from(1), scanner.to(1), expected.size(row));
        if (expected.oneClass() && (runs == null || runs.cardinality() != 1)) {
            runs = oneClass(scanner, row);
        } else if (runs == null) {
            runs = odd(scanner, row);
        }
        if (runs != null) {
            habits.row(row, runs, problems, scanner.line());
            listener.row(row, runs);
        }
    }

    /** The one class of a cell that is not in canonical form; null if it has an error. */
    private @Nullable PixelRuns oneClass(CsvScanner scanner, int row) {
        int to = Math.min(scanner.to(1), scanner.from(1) + NothingWord.LONGEST);
        String text = Quote.decoded(scanner.buffer(), scanner.from(1), to);
        String id = expected.id(row);
        if (new OneClassCell(text, expected.classes()).saysNothing()) {
            oddCells.nothing(id, text);
            return null;
        }
        String clean = oddCells.cleaned(id, text);
        OneClassCell cell = new OneClassCell(clean, expected.classes());
        Optional<PixelRuns> label = cell.label();
        if (label.isEmpty()) {
            problems.add(Problem.Kind.NOT_ONE_CLASS, scanner.line(), id, cell::fault);
            return null;
        }
        if (!clean.equals(text)) {
            return null;
        }
        problems.add(Problem.Kind.SPACING, scanner.line(), id, () -> RunFaultText.of(RunFault.SPACING, "", 0));
        return label.get();
    }

    /** The runs of a cell that is not in canonical form; null if it has an error. */
    private @Nullable PixelRuns odd(CsvScanner scanner, int row) {
        byte[] bytes = scanner.buffer();
        int from = scanner.from(1);
        int to = scanner.to(1);
        if (to - from <= NothingWord.LONGEST) {
            String cell = Quote.decoded(bytes, from, to);
            if (NothingWord.is(cell)) {
                oddCells.nothing(expected.id(row), cell);
                return null;
            }
        }
        if (isPlain(bytes, from, to)) {
            return runs(scanner, row, bytes, from, to, false);
        }
        String cell = Quote.decoded(bytes, from, to);
        String clean = oddCells.cleaned(expected.id(row), cell);
        if (clean.equals(cell)) {
            return runs(scanner, row, bytes, from, to, false);
        }
        byte[] text = clean.getBytes(StandardCharsets.UTF_8);
        runs(scanner, row, text, 0, text.length, true);
        return null;
    }

    private static boolean isPlain(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < '\t' || (bytes[i] > '\r' && bytes[i] < ' ') || bytes[i] == DELETE) {
                return false;
            }
        }
        return true;
    }

    /** Reports every fault of a cell; null if one is an error. */
    private @Nullable PixelRuns runs(CsvScanner scanner, int row, byte[] text, int from, int to, boolean errorsOnly) {
        long errorsBefore = problems.errors();
        PixelRuns runs = parser.parse(text, from, to, expected.size(row), (fault, start, end, bound) -> {
            if (fault.error() || !errorsOnly) {
                problems.add(
                        Problem.Kind.valueOf(fault.name()),
                        scanner.line(),
                        expected.id(row),
                        () -> RunFaultText.of(fault, Quote.of(text, start, end), bound));
                habits.fault(fault, text, start);
            }
        });
        return problems.errors() == errorsBefore ? runs : null;
    }

    private void extraColumns(CsvScanner scanner) {
        if (scanner.cells() > 2 && firstExtraColumn == 0) {
            firstExtraColumn = scanner.line();
            problems.add(
                    Problem.Kind.EXTRA_COLUMNS,
                    scanner.line(),
                    "",
                    () -> scanner.cells() + " columns; expected 2, the others are ignored");
        }
    }

    private void finish() {
        if (blankLines > 0) {
            problems.add(Problem.Kind.BLANK_LINES, blankLines + " blank lines; they are ignored");
        }
        if (expected.complete()) {
            for (int row = seen.nextClearBit(0); row < expected.rows(); row = seen.nextClearBit(row + 1)) {
                problems.add(
                        Problem.Kind.MISSING_ID,
                        0,
                        expected.id(row),
                        () -> "this Id is missing; expected a row for each Id, with "
                                + (expected.oneClass() ? "exactly one class" : "an empty cell to predict nothing"));
            }
        } else {
            problems.add(
                    Problem.Kind.SIZES_UNKNOWN,
                    "image sizes and Ids are unknown without a solution; only the format was checked");
        }
        oddCells.report(problems);
        habits.report(problems);
    }
}

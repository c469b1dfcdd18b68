package podium.core.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads RFC 4180 records from a stream and shows each cell as a range of one buffer, which is valid until the
 * next record.
 *
 * <p>Memory is bounded by the kept cells of one record. A cell over the limit is skipped and not kept, and
 * neither is the rest of its record. Lines end with LF, CRLF or CR.
 *
 * <pre>{@code
 * try (CsvScanner scanner = new CsvScanner(in, 2, 64 << 20)) {
 *     while (scanner.next()) {
 *         runs = parser.parse(scanner.buffer(), scanner.from(1), scanner.to(1), size, faults);
 *     }
 * }
 * }</pre>
 */
public final class CsvScanner implements Closeable {
    private static final int END_OF_FILE = -1;

    /** The reason why a record is malformed. */
    public enum Flaw {
        /** There is text between a cell's closing quote and the next comma. */
        TEXT_AFTER_QUOTE,
        /** The file ends within a quoted cell. */
        UNCLOSED_QUOTE,
        /** A cell is longer than the limit; its bytes were dropped. */
        CELL_TOO_LONG
    }

    private final InputStream in;
    private final int columns;
    private final int maxCell;
    private byte[] buffer = new byte[1 << 16];
    /** The stream offset of the buffer's first byte, as if no bytes had been dropped. */
    private long base;
    /** The stream offset from which on the buffer has exactly the stream's bytes. */
    private long unbroken;
    /** The stream offset of the record's first byte. */
    private long offset;

    private int record;
    private int at;
    private int limit;
    /** The position in the record from which on nothing is kept; -1 while everything is. */
    private int dropFrom;

    private boolean afterCarriageReturn;
    private boolean sawCarriageReturn;

    private final int[] from;
    private final int[] to;
    private int cells;
    private @Nullable Flaw flaw;
    private long line;
    private long nextLine = 1;

    /**
     * Reads a stream from its current position.
     *
     * @param columns the number of cells of a record that are kept; further ones are only counted
     * @param maxCell the largest number of bytes of a kept cell
     */
    public CsvScanner(InputStream in, int columns, int maxCell) {
        this.in = in;
        this.columns = columns;
        this.maxCell = maxCell;
        this.from = new int[columns];
        this.to = new int[columns];
    }

    /** Moves to the next record; false at the end of the file. */
    public boolean next() throws IOException {
        record = at;
        dropFrom = -1;
        if (afterCarriageReturn && peek() == '\n') {
            at++;
        }
        afterCarriageReturn = false;
        record = at;
        offset = base + at;
        cells = 0;
        flaw = null;
        line = nextLine;
        if (peek() == END_OF_FILE) {
            return false;
        }
        int delimiter;
        do {
            delimiter = cell();
        } while (delimiter == ',');
        afterCarriageReturn = delimiter == '\r';
        sawCarriageReturn |= afterCarriageReturn;
        nextLine++;
        return true;
    }

    /** Continues at another offset, to which the owner has moved the stream; line numbers start at 1 again. */
    public void restart(long offset) {
        base = offset;
        unbroken = offset;
        at = 0;
        limit = 0;
        afterCarriageReturn = false;
        nextLine = 1;
    }

    /** Continues at {@code offset} without reading if that byte is in the buffer unchanged; line numbers continue. */
    public boolean rewind(long offset) {
        if (offset < Math.max(base, unbroken) || offset >= base + limit) {
            return false;
        }
        at = (int) (offset - base);
        afterCarriageReturn = false;
        return true;
    }

    /** The line of the file on which this record begins, from 1. */
    public long line() {
        return line;
    }

    /** The stream offset of this record's first byte. */
    public long offset() {
        return offset;
    }

    /** The number of cells of this record, including those that were not kept. */
    public int cells() {
        return cells;
    }

    /** True if this record is a line without text. */
    public boolean blank() {
        return cells == 1 && from(0) == to(0) && flaw == null;
    }

    /** The flaw of this record, or null if it has none. */
    public @Nullable Flaw flaw() {
        return flaw;
    }

    /** True if a line so far ended with a carriage return. */
    public boolean sawCarriageReturn() {
        return sawCarriageReturn;
    }

    /** The bytes of the cells, between {@link #from} and {@link #to}; valid until the next record. */
    public byte[] buffer() {
        return buffer;
    }

    public int from(int cell) {
        return record + from[cell];
    }

    public int to(int cell) {
        return record + to[cell];
    }

    /** A cell as text; malformed UTF-8 is replaced. */
    public String text(int cell) {
        return new String(buffer, from(cell), to(cell) - from(cell), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Reads one cell and returns the delimiter after it: comma, line feed, carriage return or the end of the file. */
    private int cell() throws IOException {
        int start = at - record;
        if (cells == columns && dropFrom < 0) {
            dropFrom = start;
        }
        boolean quoted = peek() == '"';
        int end = quoted ? quotedCell(start) : plainCell(start);
        int delimiter = peek();
        if (quoted && delimiter != ',' && delimiter != '\n' && delimiter != '\r' && delimiter != END_OF_FILE) {
            flaw = Flaw.TEXT_AFTER_QUOTE;
            plainCell(at - record);
            delimiter = peek();
        }
        if (cells < columns) {
            from[cells] = quoted ? start + 1 : start;
            to[cells] = end;
        }
        cells++;
        if (delimiter != END_OF_FILE) {
            at++;
        }
        return delimiter;
    }

    /** Reads an unquoted cell up to its delimiter; returns the cell's end, relative to the record. */
    private int plainCell(int start) throws IOException {
        while (true) {
            byte[] bytes = buffer;
            int scan = at;
            int end = limit;
            while (scan < end && !isDelimiter(bytes[scan])) {
                scan++;
            }
            at = scan;
            if (dropFrom < 0 && at - record - start > maxCell) {
                flaw = Flaw.CELL_TOO_LONG;
                dropFrom = start;
            }
            if (scan < end || !fill()) {
                return dropFrom < 0 ? at - record : start;
            }
        }
    }

    /** Tests for a delimiter; for digits, the most frequent bytes, the first comparison is enough. */
    private static boolean isDelimiter(byte symbol) {
        return symbol <= ',' && (symbol == ',' || symbol == '\n' || symbol == '\r');
    }

    /** Reads a quoted cell and its closing quote; the content moves over the first of doubled quotes. */
    private int quotedCell(int start) throws IOException {
        at++;
        int first = start + 1;
        int end = first;
        while (true) {
            int symbol = peek();
            if (symbol == END_OF_FILE) {
                flaw = Flaw.UNCLOSED_QUOTE;
                return end;
            }
            at++;
            if (symbol == '"') {
                if (peek() != '"') {
                    return end;
                }
                at++;
                unbroken = base + at;
            } else if (symbol == '\n' || (symbol == '\r' && peek() != '\n')) {
                nextLine++;
            }
            if (dropFrom < 0 && end - first >= maxCell) {
                flaw = Flaw.CELL_TOO_LONG;
                dropFrom = first;
                end = first;
            }
            if (dropFrom < 0) {
                buffer[record + end++] = (byte) symbol;
            }
        }
    }

    private int peek() throws IOException {
        return at < limit || fill() ? buffer[at] & 0xFF : END_OF_FILE;
    }

    /** Reads more bytes; the kept part of the record moves to the buffer's beginning. */
    private boolean fill() throws IOException {
        if (dropFrom >= 0) {
            int dropped = at - record - dropFrom;
            at -= dropped;
            limit -= dropped;
            base += dropped;
            unbroken = base + limit;
        }
        if (record > 0) {
            System.arraycopy(buffer, record, buffer, 0, limit - record);
            base += record;
            at -= record;
            limit -= record;
            record = 0;
        }
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.multiplyExact(buffer.length, 2));
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        limit += Math.max(read, 0);
        return read > 0;
    }
}

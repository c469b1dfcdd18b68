package podium.judge.competition;

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
import podium.core.InputException;
import podium.core.csv.CsvScanner;
import podium.core.files.Sha256;
import podium.core.mask.PixelRunParser;
import podium.core.mask.PixelRuns;
import podium.core.yaml.Spelling;
import podium.judge.evaluation.Evaluation;
import podium.judge.evaluation.RowKind;

/**
 * A solution.csv with the columns {@code Id,Predicted,Usage,Width,Height} and optionally {@code Void}, and one
 * row for each row that a submission must have.
 *
 * <p>Only an index is kept in memory, so a solution may have any size. The truth of a row is read from the file
 * on request; this is fastest in the file's order.
 */
public final class Solution implements Closeable {
    private static final int MAX_CELL = 1 << 30;

    private final Path file;
    private final int classes;
    private final Evaluation evaluation;
    private final FileChannel channel;
    private final CsvScanner scanner;
    private final PixelRunParser parser = new PixelRunParser();
    private final SolutionIndex index;
    private final String sha256;

    /** The true runs and the void pixels of a row. */
    public record Truth(PixelRuns runs, PixelRuns voidPixels) {}

    private Solution(Path file, int classes, Evaluation evaluation, FileChannel channel) throws IOException {
        this.file = file;
        this.classes = classes;
        this.evaluation = evaluation;
        this.channel = channel;
        InputStream in = Channels.newInputStream(channel);
        DigestInputStream digested = new DigestInputStream(in, Sha256.digest());
        this.index = SolutionIndex.of(file, new CsvScanner(digested, SolutionIndex.COLUMNS, MAX_CELL), evaluation);
        this.sha256 = Sha256.hex(digested.getMessageDigest().digest());
        this.scanner = new CsvScanner(in, SolutionIndex.COLUMNS, MAX_CELL);
        seek(0);
    }

    /** Opens a solution. This reads the whole file once and checks every row except its runs. */
    public static Solution open(Path file, int classes, Evaluation evaluation) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw SolutionIndex.missing(file);
        }
        FileChannel channel = FileChannel.open(file);
        try {
            return new Solution(file, classes, evaluation, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    public Path file() {
        return file;
    }

    /** The SHA-256 of the file's bytes, in hexadecimal. */
    public String sha256() {
        return sha256;
    }

    public int classes() {
        return classes;
    }

    /** The metric that the rows are for. */
    public Evaluation evaluation() {
        return evaluation;
    }

    public int rows() {
        return index.rows();
    }

    /** The number of images; an image has one row per task. */
    public int images() {
        return index.images();
    }

    /** The number of the row whose Id these bytes are, or -1. */
    public int find(byte[] bytes, int from, int to) {
        return index.find(bytes, from, to);
    }

    public String id(int row) {
        return index.id(row);
    }

    /** The image that a row belongs to, 0 to images - 1. */
    public int image(int row) {
        return index.image(row);
    }

    public String imageId(int image) {
        return index.imageId(image);
    }

    public RowKind kind(int row) {
        return index.kind(row);
    }

    public Usage usage(int row) {
        return index.usage(row);
    }

    public int width(int row) {
        return index.width(row);
    }

    public int height(int row) {
        return index.height(row);
    }

    /** The number of positions that the row's runs may cover. */
    public long size(int row) {
        return kind(row).size(classes, width(row), height(row));
    }

    /** True if the file has a column of void pixels. */
    public boolean hasVoid() {
        return index.hasVoid();
    }

    /** Reads the truth of a row from the file. */
    public Truth truth(int row) throws IOException {
        if (!scanner.rewind(index.offset(row))) {
            seek(index.offset(row));
        }
        if (!scanner.next() || scanner.flaw() != null) {
            throw new InputException(
                    file + ": row " + id(row) + " has changed since the file was opened; was the file replaced?");
        }
        PixelRuns runs = parse(1, size(row), row);
        if (evaluation.oneClass() && runs.cardinality() != 1) {
            throw new InputException(file + ":" + line(row) + ": " + id(row) + ": column Predicted has "
                    + runs.cardinality() + " classes; expected exactly one, since labels is single: 'k 1' for class k");
        }
        PixelRuns voidPixels = index.hasVoid() && kind(row) != RowKind.CLASSIFICATION
                ? parse(5, (long) width(row) * height(row), row)
                : PixelRuns.EMPTY;
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

    private PixelRuns parse(int cell, long size, int row) {
        byte[] buffer = scanner.buffer();
        return parser.parse(buffer, scanner.from(cell), scanner.to(cell), size, (fault, from, to, bound) -> {
            if (fault.error()) {
                String found = new String(buffer, from, Math.min(to - from, 40), StandardCharsets.UTF_8);
                throw new InputException(file + ":" + line(row) + ": " + id(row) + ": column "
                        + (cell == 1 ? "Predicted" : "Void") + ": "
                        + Spelling.words(fault) + " at '" + found
                        + "'; expected 1-based 'start length' pairs, ascending, up to " + size);
            }
        });
    }

    /** The line of a row, counted by reading the file again; only error messages need it. */
    private long line(int row) {
        try (CsvScanner lines = new CsvScanner(Files.newInputStream(file), SolutionIndex.COLUMNS, MAX_CELL)) {
            while (lines.next() && lines.offset() < index.offset(row)) {
                // Skip the earlier rows.
            }
            return lines.line();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

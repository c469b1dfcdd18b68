package podium.judge.submission;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import podium.core.mask.PixelRunText;
import podium.core.mask.PixelRuns;
import podium.judge.evaluation.RowKind;

/**
 * Writes a submission.csv in canonical form: the same decisions give the same bytes, and the reader finds no
 * problems.
 *
 * <pre>{@code
 * try (SubmissionWriter writer = new SubmissionWriter(out, competition.rows())) {
 *     writer.write(new Decision("2009_000001", PixelRuns.of(11, 12), PixelRuns.EMPTY), 500, 375);
 * }
 * }</pre>
 */
public final class SubmissionWriter implements Closeable {
    private final OutputStream out;
    private final List<RowKind> rows;

    /**
     * Opens a writer and writes the header.
     *
     * @param rows the kinds of rows of each image
     */
    public SubmissionWriter(OutputStream out, List<RowKind> rows) throws IOException {
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.rows = List.copyOf(rows);
        print("Id,Predicted\n");
    }

    /** Writes all rows of an image of that size. */
    public void write(Decision decision, int width, int height) throws IOException {
        for (RowKind row : rows) {
            row(row.id(decision.image()), row.runs(decision.labels(), decision.planes(), width, height));
        }
    }

    /** Writes one row; an Id with a comma, a quote or a line end is quoted. */
    public void row(String id, PixelRuns runs) throws IOException {
        boolean plain =
                id.chars().noneMatch(symbol -> symbol == ',' || symbol == '"' || symbol == '\n' || symbol == '\r');
        print(plain ? id : '"' + id.replace("\"", "\"\"") + '"');
        out.write(',');
        out.write(PixelRunText.encode(runs));
        out.write('\n');
    }

    private void print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Flushes all rows to the underlying stream, which stays open. */
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}

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
 * Writes submission.csv in its canonical form: the same decisions give the same bytes, and the reader has no remark.
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
     * Writes the header.
     *
     * @param rows that each image has
     */
    public SubmissionWriter(OutputStream out, List<RowKind> rows) throws IOException {
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.rows = List.copyOf(rows);
        print("Id,Predicted\n");
    }

    /** All rows of an image of that size. */
    public void write(Decision decision, int width, int height) throws IOException {
        for (RowKind row : rows) {
            row(row.id(decision.image()), row.runs(decision.labels(), decision.planes(), width, height));
        }
    }

    /** One row; an Id that needs quotes gets them. */
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

    /** Hands all rows on to the stream below, which stays open. */
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}

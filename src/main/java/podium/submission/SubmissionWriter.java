package podium.submission;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import podium.competition.Task;
import podium.mask.RunText;
import podium.mask.Runs;

/**
 * Writes submission.csv in its canonical form: the same decisions give the same bytes, and the reader has no remark.
 *
 * <pre>{@code
 * try (SubmissionWriter writer = new SubmissionWriter(out, competition.tasks())) {
 *     writer.write(new Decision("2009_000001", Runs.of(11, 12), Runs.EMPTY));
 * }
 * }</pre>
 */
public final class SubmissionWriter implements Closeable {
    private final OutputStream out;
    private final List<Task> tasks;

    public SubmissionWriter(OutputStream out, List<Task> tasks) throws IOException {
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.tasks = List.copyOf(tasks);
        print("Id,Predicted\n");
    }

    /** One row for each task of the competition. */
    public void write(Decision decision) throws IOException {
        for (Task task : tasks) {
            row(task.rowId(decision.image()), task == Task.CLASSIFICATION ? decision.labels() : decision.planes());
        }
    }

    /** One row; an Id that needs quotes gets them. */
    public void row(String id, Runs runs) throws IOException {
        boolean plain =
                id.chars().noneMatch(symbol -> symbol == ',' || symbol == '"' || symbol == '\n' || symbol == '\r');
        print(plain ? id : '"' + id.replace("\"", "\"\"") + '"');
        out.write(',');
        out.write(RunText.encode(runs));
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

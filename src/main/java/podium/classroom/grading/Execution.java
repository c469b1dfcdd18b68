package podium.classroom.grading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.classroom.sandbox.NotebookRun;
import podium.classroom.sandbox.NotebookRun.Outcome;

/**
 * What came of running a hand-in's notebook, and how it compares with what was handed in.
 *
 * @param folder with its log, the executed notebook and what it produced
 * @param publicScore of what it produced; null where that is not valid, or there is no solution
 * @param different rows that are not those that were handed in; null where that cannot be told
 * @param rows of the competition; 0 where that cannot be told
 * @param problems of what it produced
 */
public record Execution(
        NotebookRun run,
        String folder,
        @Nullable Double publicScore,
        @Nullable Double privateScore,
        @Nullable Integer different,
        int rows,
        List<String> problems) {
    public Execution {
        problems = List.copyOf(problems);
    }

    /** {@code reproduced}, {@code differs}, {@code ran} where there is nothing to compare with, or how else it ended. */
    public String text() {
        if (run.outcome() != Outcome.DONE) {
            return run.outcome().text();
        }
        if (!problems.isEmpty()) {
            return "invalid";
        }
        if (different == null) {
            return "ran";
        }
        return different == 0 ? "reproduced" : "differs";
    }

    /** What is to be known beside that; empty where nothing is. */
    public String detail() {
        if (!problems.isEmpty()) {
            return String.join("; ", problems);
        }
        return different == null || different == 0
                ? run.detail()
                : different + " of " + rows + " rows are not those that were handed in";
    }
}

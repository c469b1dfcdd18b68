package podium.classroom.grading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.classroom.sandbox.NotebookRun;
import podium.classroom.sandbox.NotebookRun.Outcome;

/**
 * The result of running a hand-in's notebook, compared with the submission that was handed in.
 *
 * @param run the run itself
 * @param folder the folder with the log, the executed notebook and the submission that it wrote
 * @param publicScore the public score of the submission that the notebook wrote; null if it is invalid or there is no
 *     solution
 * @param privateScore the private score of the same submission; null in the same cases
 * @param different the number of rows that differ from the handed-in submission; null if they cannot be compared
 * @param rows the number of rows of the competition; 0 if it is unknown
 * @param problems the problems of the submission that the notebook wrote
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

    /**
     * The result in a word: {@code reproduced}, {@code differs}, {@code invalid}, {@code ran} if there is nothing to
     * compare with, or the outcome of the run if it did not finish.
     */
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

    /** Details of the result; empty if there are none. */
    public String detail() {
        if (!problems.isEmpty()) {
            return String.join("; ", problems);
        }
        return different == null || different == 0
                ? run.detail()
                : different + " of " + rows + " rows differ from the submission that was handed in";
    }
}

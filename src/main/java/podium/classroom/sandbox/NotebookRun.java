package podium.classroom.sandbox;

import podium.core.yaml.Spelling;

/**
 * What came of running a notebook.
 *
 * @param detail what a grader is to know of it; empty where all is said
 * @param seconds on the wall
 * @param submission the file that it produced, relative to the folder of its results; empty where there is none
 * @param sha256 of that file's bytes; likewise
 * @param keeper what held the limits of memory and processes: {@code cgroup} or {@code watchdog}
 */
public record NotebookRun(
        Outcome outcome, String detail, double seconds, String submission, String sha256, String keeper) {
    /** How it ended. */
    public enum Outcome {
        /** All cells ran, and there is a submission. */
        DONE,
        /** All cells ran, and there is none. */
        NO_SUBMISSION,
        /** A cell stopped with an error, or the notebook brought down what ran it. */
        FAILED,
        /** It was stopped, since it took too long. */
        TIMED_OUT,
        /** It wanted more memory, processes or output files than it may have. */
        OVER_LIMIT,
        /** It needs a module or a language that is not here: nothing is said about the notebook. */
        CANNOT_RUN_HERE;

        /** {@code timed out}. */
        public String text() {
            return Spelling.words(this);
        }
    }
}

package podium.classroom.sandbox;

import podium.core.yaml.Spelling;

/**
 * The result of running a notebook.
 *
 * @param outcome how the run ended
 * @param detail details for the grader; empty if there are none
 * @param seconds the wall-clock time in seconds
 * @param submission the submission that the notebook wrote, relative to the folder of results; empty if there is none
 * @param sha256 the SHA-256 of the submission; empty if there is none
 * @param keeper what enforced the limits of memory and processes: {@code cgroup} or {@code watchdog}
 */
public record NotebookRun(
        Outcome outcome, String detail, double seconds, String submission, String sha256, String keeper) {
    /** How a run ended. */
    public enum Outcome {
        /** All cells ran, and there is a submission. */
        DONE,
        /** All cells ran, but there is no submission. */
        NO_SUBMISSION,
        /** A cell failed with an error, or the notebook crashed its kernel or runner. */
        FAILED,
        /** The notebook was stopped because it took too long. */
        TIMED_OUT,
        /** The notebook used more memory, processes or output files than allowed. */
        OVER_LIMIT,
        /** The notebook needs a module or a language that is not installed here, which is not its fault. */
        CANNOT_RUN_HERE;

        /** The outcome in words, such as {@code timed out}. */
        public String text() {
            return Spelling.words(this);
        }
    }
}

package podium.classroom.notebook;

import podium.core.yaml.Spelling;

/**
 * Something in a notebook that a grader should look at.
 *
 * @param cell from 1, over all cells; 0 where it is about the notebook as a whole
 * @param line within the cell, from 1; 0 where it is about the cell as a whole
 * @param found what, as it stands there
 */
public record Finding(Kind kind, int cell, int line, String found) {
    /** What is found, and why it matters. */
    public enum Kind {
        NOT_RUN("what it prints is not what its code gives"),
        OUT_OF_ORDER("run from top to bottom it may give something else, or fail"),
        ERROR_OUTPUT("the run that was handed in failed here"),
        NO_SUBMISSION("the submission cannot have come from this notebook"),
        PRIVATE_PATH("no other machine has this path"),
        INSTALL("it is another program tomorrow, and fails without a network"),
        DOWNLOAD("it fails without a network, and what comes may change"),
        NO_SEED("every run gives another result"),
        MANY_FILES("Kaggle keeps the submission only where there are not more than 500 output files"),
        LITTLE_DOCUMENTATION("a reader is told little of what is done, and why"),
        MISSING_HEADING("the assignment asks for this part"),
        TEST_LABELS("these labels are the test's: a model that saw them is judged by what it knows");

        private final String why;

        Kind(String why) {
            this.why = why;
        }

        /** Why it matters. */
        public String why() {
            return why;
        }

        /** {@code out of order}. */
        public String text() {
            return Spelling.words(this);
        }
    }

    /** {@code cell 3, line 2: download: !wget ...}. */
    public String text() {
        String place = cell == 0 ? "" : "cell " + cell + (line == 0 ? "" : ", line " + line) + ": ";
        return place + kind.text() + ": " + found;
    }
}

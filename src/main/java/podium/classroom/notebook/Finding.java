package podium.classroom.notebook;

import podium.core.yaml.Spelling;

/**
 * A place in a notebook that a grader should look at.
 *
 * @param cell the cell's number, from 1, counting all cells; 0 if the finding is about the whole notebook
 * @param line the line within the cell, from 1; 0 if the finding is about the whole cell
 * @param found what was found: the line itself, or a short description
 */
public record Finding(Kind kind, int cell, int line, String found) {
    /** The kind of a finding, with the reason why it matters. */
    public enum Kind {
        NOT_RUN("the outputs may not belong to the code that was handed in"),
        OUT_OF_ORDER("the notebook may give other results, or fail, when it runs from top to bottom"),
        ERROR_OUTPUT("the handed-in run failed here"),
        NO_SUBMISSION("the submission cannot have come from this notebook"),
        PRIVATE_PATH("this path does not exist on other machines"),
        INSTALL("it fails without a network, and may install another version later"),
        DOWNLOAD("it fails without a network, and the downloaded files may change"),
        NO_SEED("every run gives a different result"),
        MANY_FILES("Kaggle loses the submission of a notebook that leaves more than 500 output files"),
        LITTLE_DOCUMENTATION("the notebook hardly explains what it does and why"),
        MISSING_HEADING("the assignment asks for this section"),
        TEST_LABELS("these are the labels of the test images; the score of a model that saw them means nothing");

        private final String why;

        Kind(String why) {
            this.why = why;
        }

        /** The reason why this finding matters, as a clause without a full stop. */
        public String why() {
            return why;
        }

        /** The name in words, such as {@code out of order}. */
        public String text() {
            return Spelling.words(this);
        }
    }

    /** The finding as one line, such as {@code cell 3, line 2: download: !wget ...}. */
    public String text() {
        String place = cell == 0 ? "" : "cell " + cell + (line == 0 ? "" : ", line " + line) + ": ";
        return place + kind.text() + ": " + found;
    }
}

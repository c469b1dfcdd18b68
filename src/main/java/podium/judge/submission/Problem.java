package podium.judge.submission;

import java.util.Locale;
import podium.core.VisibleText;

/**
 * An error or a warning about a submission.
 *
 * @param line the line of the file, from 1; 0 for the file as a whole
 * @param id the Id of the row; empty if there is none
 * @param message what was found, what was expected, what to do
 */
public record Problem(Kind kind, long line, String id, String message) {
    /** The kinds of problems. A submission with an error gets no score; one with warnings alone does. */
    public enum Kind {
        UNREADABLE(true, "unreadable file"),
        HEADER(true, "wrong header"),
        MALFORMED_ROW(true, "malformed rows"),
        CELL_TOO_LONG(true, "cells that are too long"),
        UNKNOWN_ID(true, "unknown Ids"),
        DUPLICATE_ID(true, "duplicate Ids"),
        MISSING_ID(true, "missing Ids"),
        NOTHING_WORD(true, "cells with a word for \"nothing\""),
        INVISIBLE_CHARACTER(true, "invisible characters"),
        NOT_AN_INTEGER(true, "tokens that are not integers"),
        ODD_NUMBER_OF_TOKENS(true, "cells with an odd number of tokens"),
        START_BELOW_ONE(true, "starts below 1"),
        LENGTH_BELOW_ONE(true, "lengths below 1"),
        PAST_THE_END(true, "runs past the end"),
        NOT_ASCENDING(true, "runs in the wrong order"),
        OVERLAPPING(true, "runs that overlap"),
        NOT_ONE_CLASS(true, "rows without exactly one class"),
        TOUCHING(false, "runs that touch"),
        SPACING(false, "cells with odd spacing"),
        TWO_CLASSES(false, "rows with pixels of two classes"),
        EXTRA_COLUMNS(false, "extra columns"),
        BYTE_ORDER_MARK(false, "byte order mark"),
        CARRIAGE_RETURNS(false, "carriage returns"),
        BLANK_LINES(false, "blank lines"),
        UNFILLED(false, "unfilled rows"),
        EMPTY_HALF(false, "parts without predictions"),
        LOOKS_COLUMN_MAJOR(false, "column-major order"),
        LOOKS_CLASS_LAST(false, "class-last order"),
        LOOKS_ZERO_BASED(false, "0-based positions"),
        SIZES_UNKNOWN(false, "unknown sizes");

        private final boolean error;
        private final String summary;

        Kind(boolean error, String summary) {
            this.error = error;
            this.summary = summary;
        }

        public boolean error() {
            return error;
        }

        /** The plural of the problem, for counts. */
        public String summary() {
            return summary;
        }
    }

    /** The severity: {@code error} or {@code warning}. */
    public String severity() {
        return kind.error ? "error" : "warning";
    }

    /** The problem as one line: {@code submission.csv:17: error: 2009_000001_segmentation: ...}. */
    public String format(String file) {
        return String.format(
                Locale.ROOT,
                "%s:%s %s: %s%s",
                file,
                line == 0 ? "" : line + ":",
                severity(),
                id.isEmpty() ? "" : Quote.shown(id) + ": ",
                VisibleText.of(message));
    }
}

package podium.documents;

import java.util.List;

/** Messages of a submission that is invalid; none of these files costs anything of a team's daily limit. */
final class SubmissionMessages {
    static final List<Message> ALL = List.of(
            row("empty", "The file has no lines.", "Write the header and a row per Id."),
            row("header", "The first line is not the header.", "Write the header that the message names."),
            row("utf-16", "The file is not UTF-8 text.", "Save the file as UTF-8."),
            row("one-cell", "A row does not have two cells.", "Write the Id, a comma and the cell; it may be empty."),
            row("unknown-id", "The competition has no row with this Id.", "Take the Ids from `test.csv`."),
            row("duplicate-id", "Two rows have the same Id.", "Delete one of them."),
            row("missing-id", "A row is missing.", "Add it; its cell may be empty."),
            row("odd", "The numbers of a cell are not pairs.", "Write a start and a length for each run."),
            row("decimal", "A cell has something that is not a whole number.", "Write whole numbers in digits."),
            row("nan", "A cell has a word where nothing is predicted.", "Leave the cell empty after the comma."),
            row(
                    "zero-based",
                    "A run starts before the first position.",
                    "Count positions from 1: add 1 to each start."),
            row("no-length", "A run has no pixels.", "Leave the run out."),
            row(
                    "past-the-end",
                    "A run ends after the last pixel of the last class.",
                    "Check the size of the mask, and that positions go class after class, and row after row."),
            row("descending", "The runs of a cell are not in order.", "Sort the runs by their starts."),
            row("overlapping", "Two runs of a cell share pixels.", "Merge the runs."),
            oneClass(
                    "two-classes",
                    "Where an image has exactly one class, a cell has two.",
                    "Keep the likelier one, as the message writes it."),
            oneClass(
                    "class-name",
                    "Where an image has exactly one class, a cell does not say it by its number.",
                    "Write the number of the class and a 1."));

    private SubmissionMessages() {}

    private static Message row(String file, String means, String remedy) {
        return Message.of(3, "./podium validate " + file + ".csv -c sample", means, remedy);
    }

    private static Message oneClass(String file, String means, String remedy) {
        return Message.of(3, "./podium validate " + file + ".csv --metric accuracy", means, remedy);
    }
}

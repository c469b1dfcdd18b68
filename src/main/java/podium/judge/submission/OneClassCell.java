package podium.judge.submission;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import podium.core.mask.PixelRuns;

/**
 * A cell of a competition in which an image has exactly one class: {@code k 1} for class k. Other cells have a
 * message of their own, also those that other programs write: a number alone, or the name of a class.
 *
 * @param text the cell without invisible characters
 * @param classes the number of classes
 */
record OneClassCell(String text, int classes) {
    /** A number alone, possibly as a program writes it from a column with fractions: {@code 12} or {@code 12.0}. */
    private static final Pattern ALONE = Pattern.compile("\\+?0*(\\d{1,9})(?:\\.0*)?");

    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    OneClassCell(String text, int classes) {
        this.text = text.strip();
        this.classes = classes;
    }

    /** True if the cell has a word for "nothing", such as {@code nan} or {@code -1}. A lone 0 is a number. */
    boolean saysNothing() {
        return NothingWord.is(text) && !ALONE.matcher(text).matches();
    }

    /** The class, if the cell says exactly one of the competition's classes. */
    Optional<PixelRuns> label() {
        int[] numbers = numbers();
        return numbers.length == 2 && numbers[1] == 1 && exists(numbers[0])
                ? Optional.of(PixelRuns.of(numbers[0] - 1, numbers[0]))
                : Optional.empty();
    }

    /** What is wrong with a cell that says no class, or more than one. */
    String fault() {
        if (text.isEmpty()) {
            return "the cell is empty; " + expected() + ": write the class of the image";
        }
        Matcher alone = ALONE.matcher(text);
        int[] numbers = numbers();
        if (alone.matches()) {
            return "found " + Quote.of(text) + ", a number alone; " + expected()
                    + write(Integer.parseInt(alone.group(1)));
        }
        if (numbers.length == 2 && numbers[1] == 1) {
            return "found class " + numbers[0] + "; " + expected() + ": classes count from 1";
        }
        if (numbers.length > 0 && numbers.length % 2 == 0) {
            long found = 0;
            for (int at = 1; at < numbers.length; at += 2) {
                found += numbers[at];
            }
            return "found " + Quote.of(text) + ", " + found + (found == 1 ? " class; " : " classes; ") + expected()
                    + write(numbers[0]);
        }
        return "found " + Quote.of(text) + "; " + expected()
                + ": write the number of the class, which counts from 1 in the order of the columns of train.csv";
    }

    private String expected() {
        return "expected exactly one class as 'k 1', where k is 1 to " + classes;
    }

    private String write(int label) {
        return exists(label) ? ": write '" + label + " 1' for class " + label : ": classes count from 1";
    }

    private boolean exists(int label) {
        return label >= 1 && label <= classes;
    }

    /** The whole numbers that the cell consists of; empty if it has anything else. */
    private int[] numbers() {
        String[] tokens = SPACE.split(text);
        return Stream.of(tokens).allMatch(token -> WHOLE.matcher(token).matches())
                ? Stream.of(tokens).mapToInt(Integer::parseInt).toArray()
                : new int[0];
    }
}

package podium.judge.submission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts cells with the same mistake, so that it is reported once per file: cells with a word for "nothing",
 * and cells with an invisible character among their runs.
 */
final class OddCells {
    private static final int FIRST = 5;

    /** The number of cells with the same mistake, and the Ids of the first ones. */
    private static final class Tally {
        private long cells;
        private final List<String> ids = new ArrayList<>();

        void add(String id) {
            cells++;
            if (ids.size() < FIRST) {
                ids.add(Quote.shown(id));
            }
        }

        String ids() {
            return (cells == 1 ? "Its Id is " : cells > FIRST ? "The first Ids are " : "Their Ids are ")
                    + String.join(", ", ids) + ".";
        }
    }

    private final boolean oneClass;
    private final Tally nothing = new Tally();
    private final Map<String, Long> words = new LinkedHashMap<>();
    private long otherWords;
    private final Map<Integer, Tally> invisible = new TreeMap<>();

    /**
     * No cells yet.
     *
     * @param oneClass true if an empty cell is no prediction, since an image has exactly one class
     */
    OddCells(boolean oneClass) {
        this.oneClass = oneClass;
    }

    /** Counts a cell whose word or sign means "nothing". */
    void nothing(String id, String cell) {
        nothing.add(id);
        String word = Quote.of(cell);
        if (words.size() < FIRST || words.containsKey(word)) {
            words.merge(word, 1L, Long::sum);
        } else {
            otherWords++;
        }
    }

    /**
     * The text of a cell without its invisible characters, with a space for those that look like one. The same
     * text if it has none.
     */
    String cleaned(String id, String cell) {
        StringBuilder clean = new StringBuilder();
        cell.codePoints().forEach(symbol -> {
            if (!isInvisible(symbol)) {
                clean.appendCodePoint(symbol);
            } else if (Character.getType(symbol) != Character.FORMAT
                    && Character.getType(symbol) != Character.CONTROL) {
                clean.append(' ');
            }
        });
        cell.codePoints()
                .filter(OddCells::isInvisible)
                .distinct()
                .forEach(symbol ->
                        invisible.computeIfAbsent(symbol, key -> new Tally()).add(id));
        return clean.toString();
    }

    /** True for an invisible character; tabs and line ends count as spacing instead. */
    private static boolean isInvisible(int symbol) {
        boolean space = symbol >= '\t' && symbol <= '\r';
        return !space && Character.isDefined(symbol) && !Quote.seen(symbol);
    }

    void report(Problems problems) {
        if (nothing.cells > 0) {
            problems.add(Problem.Kind.NOTHING_WORD, nothingText());
        }
        invisible.forEach((symbol, tally) -> problems.add(
                Problem.Kind.INVISIBLE_CHARACTER,
                count(tally.cells) + (tally.cells == 1 ? " has " : " have ") + Quote.number(symbol) + " ("
                        + Character.getName(symbol).toLowerCase(Locale.ROOT)
                        + "), which is invisible; expected digits, and one plain space between two numbers."
                        + " Remove it, or replace it by a plain space. " + tally.ids()));
    }

    private String nothingText() {
        String found = words.entrySet().stream()
                .map(word -> word.getKey() + (words.size() + otherWords > 1 ? " in " + count(word.getValue()) : ""))
                .collect(Collectors.joining(", "));
        return count(nothing.cells)
                + (nothing.cells == 1 ? " says" : " say")
                + " \"nothing\" with " + found
                + (otherWords > 0 ? ", other words in " + count(otherWords) : "")
                + (oneClass
                        ? "; expected exactly one class as 'k 1'. Write the class of the image, such as '3 1'. "
                        : "; expected an empty cell. Leave the cell empty: write nothing after the comma. ")
                + nothing.ids();
    }

    private static String count(long cells) {
        return String.format(Locale.ROOT, "%,d %s", cells, cells == 1 ? "cell" : "cells");
    }
}

package podium.judge.submission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts the cells that all make one mistake, so that it is told once a file: those that spell out that nothing is there, and
 * those with a character among their runs that cannot be seen.
 */
final class OddCells {
    private static final int FIRST = 5;

    /** Cells with the same mistake, and the Ids of the first. */
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

    private final Tally nothing = new Tally();
    private final Map<String, Long> words = new LinkedHashMap<>();
    private long otherWords;
    private final Map<Integer, Tally> invisible = new TreeMap<>();

    /** A cell that says in a word or sign that nothing is there. */
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
     * A cell's text as it was meant: without the characters that cannot be seen, or with a space for those that look like
     * one. The same text where it has none.
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

    /** Tabs and line ends are seen, and are remarked on as spacing. */
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
                        + "), which cannot be seen; expected digits, and one plain space between two numbers."
                        + " Remove it, or write a plain space in its place. " + tally.ids()));
    }

    private String nothingText() {
        String found = words.entrySet().stream()
                .map(word -> word.getKey() + (words.size() + otherWords > 1 ? " in " + count(word.getValue()) : ""))
                .collect(Collectors.joining(", "));
        return count(nothing.cells)
                + (nothing.cells == 1 ? " says" : " say")
                + " that nothing is there with " + found
                + (otherWords > 0 ? ", otherwise in " + count(otherWords) : "")
                + "; expected an empty cell. Leave the cell empty: write nothing after the comma. "
                + nothing.ids();
    }

    private static String count(long cells) {
        return String.format(Locale.ROOT, "%,d %s", cells, cells == 1 ? "cell" : "cells");
    }
}

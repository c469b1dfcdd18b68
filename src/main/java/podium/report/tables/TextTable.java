package podium.report.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import podium.core.VisibleText;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;

/**
 * A table for a terminal with aligned columns: words to the left, numbers to the right. Wide letters count as two
 * columns.
 *
 * <pre>{@code
 * new TextTable().left("class").right("images").row("dog", "12").row("cat", "3").toString();
 * // class  images
 * // -----  ------
 * // dog        12
 * // cat         3
 * }</pre>
 */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<String> header = new ArrayList<>();
    private final List<Boolean> rightAligned = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * Formats Tablesaw's columns with their own formatters, and with this class's alignment. These are columns and not
     * Tablesaw's tables, whose class searches the whole class path and needs libraries that are not shipped.
     */
    public static TextTable of(List<? extends Column<?>> columns) {
        TextTable result = new TextTable();
        int rows = columns.get(0).size();
        for (Column<?> column : columns) {
            if (column.size() != rows) {
                throw new IllegalArgumentException(
                        "column '" + column.name() + "' has " + column.size() + " rows; expected " + rows);
            }
            result.column(column.name(), column instanceof NumericColumn<?>);
        }
        for (int row = 0; row < rows; row++) {
            List<String> cells = new ArrayList<>();
            for (Column<?> column : columns) {
                cells.add(column.getString(row));
            }
            result.row(cells);
        }
        return result;
    }

    /** A text of at most {@code most} characters; a longer one loses its middle. */
    public static String shortened(String text, int most) {
        int half = (most - 3) / 2;
        return text.length() <= most ? text : text.substring(0, half) + "..." + text.substring(text.length() - half);
    }

    /**
     * Texts of at most {@code most} characters. Where two different texts would look alike without their middles, they are
     * shown from the word at which they differ.
     */
    public static List<String> apart(List<String> texts, int most) {
        List<String> shown = texts.stream().map(text -> shortened(text, most)).toList();
        return IntStream.range(0, texts.size())
                .mapToObj(place -> {
                    List<String> alike = IntStream.range(0, texts.size())
                            .filter(other -> shown.get(other).equals(shown.get(place)))
                            .mapToObj(texts::get)
                            .distinct()
                            .toList();
                    return alike.size() < 2 ? shown.get(place) : from(texts.get(place), difference(alike, most), most);
                })
                .toList();
    }

    /** The place at which texts differ, or that of the word it belongs to, if this word is short. */
    private static int difference(List<String> texts, int most) {
        String first = texts.get(0);
        int end = texts.stream().mapToInt(String::length).min().orElse(0);
        int place = 0;
        for (String text : texts) {
            for (place = 0; place < end && text.charAt(place) == first.charAt(place); place++) {}
            end = place;
        }
        int word = first.lastIndexOf(' ', end - 1) + 1;
        return end - word > most / 2 ? end : word;
    }

    private static String from(String text, int start, int most) {
        String rest = text.substring(start);
        return rest.length() + 3 <= most ? "..." + rest : "..." + rest.substring(0, most - 6) + "...";
    }

    /** Adds a column of words. */
    public TextTable left(String name) {
        return column(name, false);
    }

    /** Adds a column of numbers. */
    public TextTable right(String name) {
        return column(name, true);
    }

    private TextTable column(String name, boolean right) {
        header.add(name);
        rightAligned.add(right);
        return this;
    }

    /** Adds a row with one cell per column. Line breaks and invisible characters are escaped. */
    public TextTable row(String... cells) {
        return row(List.of(cells));
    }

    /** Adds a row with one cell per column. Line breaks and invisible characters are escaped. */
    public TextTable row(List<String> cells) {
        if (cells.size() != header.size()) {
            throw new IllegalArgumentException(cells.size() + " cells in a table of " + header.size() + " columns");
        }
        rows.add(cells.stream().map(VisibleText::of).toList());
        return this;
    }

    /** The lines, each with a line feed and without trailing spaces. */
    @Override
    public String toString() {
        int[] widths = new int[header.size()];
        List<String> rule = new ArrayList<>();
        for (int column = 0; column < widths.length; column++) {
            widths[column] = width(header.get(column));
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
            rule.add("-".repeat(widths[column]));
        }
        StringBuilder text = new StringBuilder();
        append(text, header, widths);
        append(text, rule, widths);
        rows.forEach(row -> append(text, row, widths));
        return text.toString();
    }

    private void append(StringBuilder text, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths[column] - width(cell));
            line.append(column == 0 ? "" : GAP).append(rightAligned.get(column) ? padding + cell : cell + padding);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    /** The width of a text in terminal cells: 0 for a combining mark, 2 for a wide letter (Unicode, UAX #11). */
    static int width(String text) {
        return text.codePoints().map(TextTable::width).sum();
    }

    private static int width(int symbol) {
        return switch (Character.getType(symbol)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> isWide(symbol) ? 2 : 1;
        };
    }

    /** True for Hangul, CJK, full-width forms, and pictographs, which terminals draw in two cells. */
    private static boolean isWide(int symbol) {
        return (symbol >= 0x1100 && symbol <= 0x115F)
                || (symbol >= 0x2E80 && symbol <= 0xA4CF)
                || (symbol >= 0xAC00 && symbol <= 0xD7A3)
                || (symbol >= 0xF900 && symbol <= 0xFAFF)
                || (symbol >= 0xFE30 && symbol <= 0xFE6F)
                || (symbol >= 0xFF00 && symbol <= 0xFF60)
                || (symbol >= 0xFFE0 && symbol <= 0xFFE6)
                || (symbol >= 0x1F300 && symbol <= 0x1F64F)
                || (symbol >= 0x1F900 && symbol <= 0x1F9FF)
                || (symbol >= 0x20000 && symbol <= 0x3FFFD);
    }
}

package podium.report.charts.svg;

import java.util.ArrayList;
import java.util.List;

/**
 * The room that text takes, estimated without a font: the reader's system chooses the font. All text has {@value #SIZE}
 * units, and charts are at most {@value #WIDTH} units wide unless they scroll, so that letters on a telephone are not
 * smaller than 11 pixels.
 */
final class Letters {
    static final int SIZE = 13;
    static final int WIDTH = 380;

    private static final double NARROW = 0.58;
    private static final int FIRST_WIDE = 0x1100;

    private Letters() {}

    /** The width of a text in units. */
    static double width(String text) {
        return text.codePoints()
                .mapToDouble(symbol -> SIZE * (symbol < FIRST_WIDE ? NARROW : 1.05))
                .sum();
    }

    /** The text in lines that fit, broken between words. */
    static List<String> lines(String text, double room) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer) > room) {
                lines.add(line);
                longer = word;
            }
            line = longer;
        }
        lines.add(line);
        return lines;
    }

    /** The text, without its middle if it is too wide. */
    static String fitting(String text, double room) {
        int[] symbols = text.codePoints().toArray();
        String result = text;
        for (int kept = symbols.length - 1; kept > 1 && width(result) > room; kept--) {
            int head = (kept + 1) / 2;
            result = new String(symbols, 0, head) + "..." + new String(symbols, symbols.length - kept / 2, kept / 2);
        }
        return result;
    }
}

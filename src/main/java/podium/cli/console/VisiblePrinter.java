package podium.cli.console;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import podium.core.VisibleText;

/**
 * The writer that commands print to. {@code println} always prints one line and escapes line breaks in its text;
 * {@code print} keeps line breaks, which must come from Podium itself. Both escape all other control characters, so
 * that a file name, message or CSV cell from elsewhere cannot move the cursor, hide text or forge a line.
 */
final class VisiblePrinter extends PrintWriter {
    private final PrintWriter target;

    VisiblePrinter(PrintWriter target) {
        super(target);
        this.target = target;
    }

    @Override
    public void println() {
        target.println(); // the target decides whether to flush
    }

    @Override
    public void println(@Nullable String line) {
        target.println(VisibleText.of(String.valueOf(line)));
    }

    @Override
    public void println(@Nullable Object line) {
        println(Objects.toString(line));
    }

    @Override
    public void write(String text, int from, int length) {
        target.print(VisibleText.ofLines(text.substring(from, from + length)));
    }

    @Override
    public void write(char[] text, int from, int length) {
        write(new String(text, from, length));
    }

    @Override
    public void write(int symbol) {
        write(Character.toString((char) symbol));
    }
}

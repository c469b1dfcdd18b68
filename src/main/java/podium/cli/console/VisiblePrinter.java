package podium.cli.console;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import podium.core.VisibleText;

/**
 * Where commands print to. {@code println} prints one line, whatever line breaks are in it; {@code print} prints text whose
 * lines are our own. Neither lets another control character through, so that no file name, message or cell of a stranger's
 * moves a cursor, hides text or makes a line of its own.
 */
final class VisiblePrinter extends PrintWriter {
    private final PrintWriter target;

    VisiblePrinter(PrintWriter target) {
        super(target);
        this.target = target;
    }

    @Override
    public void println() {
        target.println(); // which knows whether to flush
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

package podium.mutation;

import java.io.IOException;
import java.util.regex.Pattern;
import podium.cli.ToldFailure;
import podium.core.InputException;
import podium.core.RefusedException;
import podium.core.UsageException;

/** Checks refusals: a declared exception with a short message that has no invisible characters. */
final class Refusals {
    private static final int MOST_LINES = 30;
    private static final int LONGEST = 1_500;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\u2028\u2029\u202e\ufeff]");
    private static final Pattern CLASS =
            Pattern.compile("\\b(?:java|javax|jdk|sun|com|org|podium)(?:\\.[a-z0-9]+)+\\.[A-Z]\\w+");

    private final ToldFailure failures = new ToldFailure();

    /** A refusal without an exception, such as a list of problems; its text was checked before. */
    static final class Declared extends IOException {
        private static final long serialVersionUID = 1L;

        Declared(String message) {
            super(message);
        }
    }

    /** Fails unless the exception is a proper refusal. */
    void requireDeclared(Throwable thrown) {
        if (thrown instanceof Declared) {
            return;
        }
        if (!(thrown instanceof InputException
                || thrown instanceof UsageException
                || thrown instanceof RefusedException)) {
            throw new AssertionError("this is not a declared refusal", thrown);
        }
        if (failures.isBug((RuntimeException) thrown)) {
            throw new AssertionError("this is reported as a bug of Podium", thrown);
        }
        requireShort(failures.text().stripTrailing());
    }

    /** Fails unless a text of one or more lines can be printed. */
    static void requireShort(String text) {
        String[] lines = text.split("\\R", -1);
        if (lines.length > MOST_LINES) {
            throw new AssertionError(lines.length + " lines are too many: " + lines[0]);
        }
        for (String line : lines) {
            if (line.length() > LONGEST) {
                throw new AssertionError("a line of " + line.length() + " characters: " + line.substring(0, 300));
            }
            if (UNSEEN.matcher(line).find()) {
                throw new AssertionError("invisible characters in: " + line);
            }
            if (CLASS.matcher(line).find()) {
                throw new AssertionError("a Java class in: " + line);
            }
        }
    }
}

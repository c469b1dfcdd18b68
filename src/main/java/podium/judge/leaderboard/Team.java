package podium.judge.leaderboard;

import java.text.Normalizer;
import podium.core.UsageException;
import podium.core.VisibleText;

/**
 * A team's name: 1 to {@value #LONGEST} characters of any kind, without surrounding white space, in Unicode's
 * composed form (NFC), so that an accent typed on another keyboard gives the same team.
 *
 * <pre>{@code
 * new Team(" Zoe\u0308 ").equals(new Team("Zo\u00eb"))   // true
 * }</pre>
 */
public record Team(String name) implements Comparable<Team> {
    /** The largest number of characters in a name. */
    public static final int LONGEST = 100;

    public Team {
        name = Normalizer.normalize(requireWhole("team name", name), Normalizer.Form.NFC)
                .strip();
        if (name.isEmpty()) {
            throw new UsageException("the team name is empty; expected 1 to " + LONGEST + " characters");
        }
        requireLength("team name", name, LONGEST);
    }

    /** The name in a form that fits one line of a message or a table. */
    public String shown() {
        return VisibleText.of(name);
    }

    @Override
    public int compareTo(Team other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Refuses a lone surrogate, which cannot be written as UTF-8. */
    static String requireWhole(String what, String text) {
        if (text.codePoints().anyMatch(symbol -> Character.getType(symbol) == Character.SURROGATE)) {
            throw new UsageException("the " + what + " contains half of a character (a lone surrogate); type it again");
        }
        return text;
    }

    static void requireLength(String what, String text, int longest) {
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            throw new UsageException("the " + what + " has " + length + " characters; expected at most " + longest);
        }
    }
}

package podium.classroom.notebook;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits Python source into tokens, in one pass that reads each character at most twice, for any source.
 *
 * <p>It accepts damaged sources: a string without its closing quotes ends with its line, and a triple-quoted one with
 * the source. Comments are dropped. The prefix of a string ({@code f}, {@code rb}) becomes a separate name token.
 */
final class PythonTokens {
    private static final String QUOTES = "\"'";
    private static final int MOST = 500;

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int line = 1;

    private PythonTokens(String source) {
        this.source = source;
    }

    /** The kind of a token; {@code TEXT} is a string literal, {@code SIGN} any other single character. */
    enum Kind {
        NAME,
        NUMBER,
        TEXT,
        SIGN
    }

    /**
     * One token.
     *
     * @param text the token's characters; for a string, those between its quotes
     * @param line the line on which it begins, from 1
     */
    record Token(Kind kind, String text, int line) {
        boolean is(String sign) {
            return kind != Kind.TEXT && text.equals(sign);
        }
    }

    /** The tokens of a source. */
    static List<Token> of(String source) {
        return new PythonTokens(source).read();
    }

    private List<Token> read() {
        int at = 0;
        while (at < source.length()) {
            char first = source.charAt(at);
            if (first == '\n') {
                line++;
                at++;
            } else if (Character.isWhitespace(first)) {
                at++;
            } else if (first == '#') {
                at = endOfLine(at);
            } else if (QUOTES.indexOf(first) >= 0) {
                at = text(at);
            } else if (Character.isJavaIdentifierStart(first) && first != '$') {
                at = word(Kind.NAME, at);
            } else if (Character.isDigit(first)) {
                at = word(Kind.NUMBER, at);
            } else {
                tokens.add(new Token(Kind.SIGN, String.valueOf(first), line));
                at++;
            }
        }
        return tokens;
    }

    private int endOfLine(int from) {
        int end = source.indexOf('\n', from);
        return end < 0 ? source.length() : end;
    }

    private int word(Kind kind, int from) {
        int end = from + 1;
        while (end < source.length() && continues(kind, source.charAt(end))) {
            end++;
        }
        tokens.add(new Token(kind, source.substring(from, end), line));
        return end;
    }

    private static boolean continues(Kind kind, char next) {
        return Character.isLetterOrDigit(next) || next == '_' || (kind == Kind.NUMBER && next == '.');
    }

    private int text(int from) {
        String quote = source.substring(from, from + 1);
        boolean tripled = source.startsWith(quote.repeat(3), from);
        String closing = tripled ? quote.repeat(3) : quote;
        int begin = from + closing.length();
        int end = begin;
        int lines = 0;
        while (end < source.length() && !source.startsWith(closing, end)) {
            char next = source.charAt(end);
            if (next == '\n' && !tripled) {
                break;
            }
            int step = next == '\\' && end + 1 < source.length() ? 2 : 1;
            for (int i = end; i < end + step; i++) {
                lines += source.charAt(i) == '\n' ? 1 : 0;
            }
            end += step;
        }
        tokens.add(new Token(Kind.TEXT, source.substring(begin, end), line));
        line += lines;
        return source.startsWith(closing, end) ? end + closing.length() : end;
    }

    /**
     * The arguments of a call: the tokens between the parenthesis at {@code open} and the closing one, at most
     * {@value #MOST}.
     */
    static List<Token> arguments(List<Token> tokens, int open) {
        int depth = 1;
        int end = open + 1;
        while (end < tokens.size() && end - open <= MOST) {
            Token token = tokens.get(end);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0) {
                break;
            }
            end++;
        }
        return tokens.subList(open + 1, end);
    }
}

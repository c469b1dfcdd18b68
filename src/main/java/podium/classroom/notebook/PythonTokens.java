package podium.classroom.notebook;

import java.util.ArrayList;
import java.util.List;

/**
 * Python source as tokens, in one pass over its characters: each character is read at most twice, whatever the source is.
 *
 * <p>It is made for sources that may be damaged: a text without its closing quotes ends with its line, and one in triple
 * quotes with the source, as Python's own tokenizer reports them. Comments are left out. The prefix of a text ({@code f},
 * {@code rb}) is a name of its own.
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

    /** What a token is. */
    enum Kind {
        NAME,
        NUMBER,
        TEXT,
        SIGN
    }

    /**
     * One token.
     *
     * @param text as it is written; of a text, what stands between its quotes
     * @param line on which it begins, from 1
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
     * The arguments of a call: the tokens between the parenthesis at {@code open} and the one that closes it, {@value #MOST}
     * at most.
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

package podium.classroom.notebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import podium.classroom.notebook.Notebook.Cell;
import podium.classroom.notebook.PythonTokens.Token;

/**
 * A notebook's code as shingles: all runs of {@value #LENGTH} tokens, names that the writer chose, numbers and texts being
 * taken for alike, so that renaming hides nothing (after Schleimer, Wilkerson and Aiken, "Winnowing", SIGMOD 2003, without
 * its sampling). What is called and what follows a dot keeps its name: those are of libraries.
 */
public final class CodePrints {
    private static final int LENGTH = 12;
    private static final Set<String> KEYWORDS = Set.of(
            "False",
            "None",
            "True",
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield",
            "self");

    /** The first cell that each shingle stands in. */
    private final Map<Long, Integer> cells = new HashMap<>();

    private final Map<Integer, String> sources = new HashMap<>();

    private CodePrints() {}

    /** Of a notebook, without what a template has. */
    public static CodePrints of(Notebook notebook, CodePrints template) {
        CodePrints prints = of(notebook);
        prints.cells.keySet().removeAll(template.cells.keySet());
        return prints;
    }

    public static CodePrints of(Notebook notebook) {
        CodePrints prints = new CodePrints();
        for (Cell cell : notebook.code()) {
            List<String> tokens = tokens(cell.source());
            prints.sources.put(cell.number(), cell.source());
            for (int from = 0; from + LENGTH <= tokens.size(); from++) {
                long print = 1125899906842597L;
                for (String token : tokens.subList(from, from + LENGTH)) {
                    print = 31 * print + token.hashCode();
                    print ^= print >>> 29;
                }
                prints.cells.putIfAbsent(print, cell.number());
            }
        }
        return prints;
    }

    /** Nothing at all. */
    public static CodePrints none() {
        return new CodePrints();
    }

    private static List<String> tokens(String source) {
        List<Token> tokens = PythonTokens.of(source);
        List<String> alike = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            alike.add(
                    switch (token.kind()) {
                        case TEXT -> "text";
                        case NUMBER -> "number";
                        case SIGN -> token.text();
                        case NAME -> keepsName(tokens, i) ? token.text() : "name";
                    });
        }
        return alike;
    }

    private static boolean keepsName(List<Token> tokens, int at) {
        boolean after = at > 0 && tokens.get(at - 1).is(".");
        boolean called = at + 1 < tokens.size() && tokens.get(at + 1).is("(");
        return after || called || KEYWORDS.contains(tokens.get(at).text());
    }

    /** The code of a cell, by its number. */
    public String source(int cell) {
        return sources.getOrDefault(cell, "");
    }

    public int size() {
        return cells.size();
    }

    /**
     * How much of this is in another.
     *
     * @param share of this one's shingles
     * @param cells pairs of cells that share most of it, the most first: this one's and the other's
     */
    public record Shared(double share, List<Pair> cells) {}

    /** Two cells, and how many shingles they share. */
    public record Pair(int own, int other, int shingles) {}

    public Shared sharedWith(CodePrints other) {
        Map<List<Integer>, Integer> pairs = new HashMap<>();
        Set<Long> both = new HashSet<>(cells.keySet());
        both.retainAll(other.cells.keySet());
        for (long print : both) {
            pairs.merge(List.of(cells.getOrDefault(print, 0), other.cells.getOrDefault(print, 0)), 1, Integer::sum);
        }
        List<Pair> sorted = new ArrayList<>();
        pairs.forEach((pair, shingles) -> sorted.add(new Pair(pair.get(0), pair.get(1), shingles)));
        sorted.sort((a, b) -> a.shingles() == b.shingles()
                ? Integer.compare(a.own(), b.own())
                : Integer.compare(b.shingles(), a.shingles()));
        return new Shared(cells.isEmpty() ? 0 : (double) both.size() / cells.size(), sorted);
    }
}

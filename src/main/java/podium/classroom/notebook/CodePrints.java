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
 * Fingerprints of a notebook's code, used to find code that two teams share. A fingerprint is the hash of a shingle,
 * which is {@value #LENGTH} consecutive tokens (after Schleimer, Wilkerson and Aiken, "Winnowing", SIGMOD 2003, without
 * its sampling). All variable names count as equal, and so do all numbers and all strings, so that renaming does not
 * hide a copy. Names of called functions and names after a dot are kept, because they usually come from libraries.
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

    /** Each shingle's hash, and the number of the first cell that contains it. */
    private final Map<Long, Integer> cells = new HashMap<>();

    private final Map<Integer, String> sources = new HashMap<>();

    private CodePrints() {}

    /** The fingerprints of a notebook, without those that the template has too. */
    public static CodePrints of(Notebook notebook, CodePrints template) {
        CodePrints prints = of(notebook);
        prints.cells.keySet().removeAll(template.cells.keySet());
        return prints;
    }

    /** The fingerprints of a notebook's code cells. */
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

    /** No fingerprints. */
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

    /** The source of the cell with this number; empty if there is no such code cell. */
    public String source(int cell) {
        return sources.getOrDefault(cell, "");
    }

    /** The number of distinct shingles. */
    public int size() {
        return cells.size();
    }

    /**
     * The code that a notebook shares with another one.
     *
     * @param share the share of this notebook's shingles that the other one has too, from 0 to 1
     * @param cells the pairs of cells that share shingles, the pair with the most shingles first
     */
    public record Shared(double share, List<Pair> cells) {}

    /**
     * A pair of cells that share code.
     *
     * @param own the number of this notebook's cell
     * @param other the number of the other notebook's cell
     * @param shingles the number of shingles that they share
     */
    public record Pair(int own, int other, int shingles) {}

    /** The code that this notebook shares with another one. */
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

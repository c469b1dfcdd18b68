package podium.classroom.notebook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import podium.classroom.notebook.Notebook.Cell;
import podium.classroom.notebook.PythonTokens.Kind;
import podium.classroom.notebook.PythonTokens.Token;

/**
 * Finds calls of {@code keras.applications} networks that download ImageNet weights. A call without a {@code weights}
 * argument downloads them too, because they are the default.
 */
final class KerasApplications {
    private static final String PACKAGE = "applications";

    /** The networks that the notebook imports, under the names that it uses for them. */
    private final Set<String> imported = new HashSet<>();

    /** Collects the imports of all cells. */
    KerasApplications(List<Cell> cells) {
        for (Cell cell : cells) {
            List<Token> tokens = PythonTokens.of(cell.source());
            for (int i = 0; i < tokens.size(); i++) {
                if (tokens.get(i).is("from")) {
                    readImport(tokens, i + 1);
                }
            }
        }
    }

    /** Reads an import such as {@code from tensorflow.keras.applications.vgg16 import VGG16 as Network}. */
    private void readImport(List<Token> tokens, int from) {
        int at = from;
        boolean keras = false;
        boolean applications = false;
        while (at < tokens.size()
                && (tokens.get(at).kind() == Kind.NAME || tokens.get(at).is("."))
                && !tokens.get(at).is("import")) {
            keras |= tokens.get(at).is("keras");
            applications |= tokens.get(at).is(PACKAGE);
            at++;
        }
        if (!keras || !applications) {
            return;
        }
        int line = at < tokens.size() ? tokens.get(at).line() : 0;
        int depth = 0;
        for (at++; at < tokens.size() && (depth > 0 || tokens.get(at).line() == line); at++) {
            Token token = tokens.get(at);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (token.kind() == Kind.NAME && startsClass(token)) {
                imported.add(token.text());
            }
        }
    }

    private static boolean startsClass(Token token) {
        return Character.isUpperCase(token.text().charAt(0));
    }

    /** The lines of a cell, from 1, with calls that download weights by default. */
    List<Integer> downloads(Cell cell) {
        List<Token> tokens = PythonTokens.of(cell.source());
        List<Integer> lines = new ArrayList<>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i + 1).is("(") && network(tokens, i) && byDefault(PythonTokens.arguments(tokens, i + 1))) {
                lines.add(tokens.get(i).line());
            }
        }
        return lines;
    }

    /** True for an imported network, {@code applications.VGG16} and {@code applications.vgg16.VGG16}. */
    private boolean network(List<Token> tokens, int at) {
        Token name = tokens.get(at);
        if (name.kind() != Kind.NAME || !startsClass(name)) {
            return false;
        }
        boolean dotted = at > 1 && tokens.get(at - 1).is(".");
        return dotted
                ? tokens.get(at - 2).is(PACKAGE)
                        || (at > 3
                                && tokens.get(at - 3).is(".")
                                && tokens.get(at - 4).is(PACKAGE))
                : imported.contains(name.text())
                        && (at == 0 || !tokens.get(at - 1).is("class"));
    }

    /** True if neither {@code weights=...} nor the second positional argument chooses other weights. */
    private static boolean byDefault(List<Token> arguments) {
        int depth = 0;
        int commas = 0;
        boolean named = false;
        for (int i = 0; i < arguments.size(); i++) {
            Token token = arguments.get(i);
            depth += token.is("(") || token.is("[") || token.is("{") ? 1 : 0;
            depth -= token.is(")") || token.is("]") || token.is("}") ? 1 : 0;
            if (depth == 0 && i + 1 < arguments.size() && arguments.get(i + 1).is("=")) {
                named = true;
                if (token.is("weights")) {
                    return false;
                }
            }
            boolean spread = token.is("*")
                    && i + 1 < arguments.size()
                    && arguments.get(i + 1).is("*");
            if (depth == 0 && spread) {
                return false; // the dictionary may contain weights
            }
            if (depth == 0 && token.is(",")) {
                commas++;
            }
            if (depth == 0 && commas == 1 && !named && token.kind() == Kind.TEXT) {
                return token.text().equals("imagenet");
            }
        }
        return true;
    }
}

package podium.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A command line, split into words as a shell does it: quotes, backslashes, comments, and names with {@code *} and
 * {@code ?}. Anything else that a shell would act on, such as a pipe, is an error.
 */
final class ShellWords {
    private static final String SPECIAL = "|&;<>()$";

    private final String line;
    private final Path folder;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private boolean glob;

    private ShellWords(String line, Path folder) {
        this.line = line;
        this.folder = folder;
    }

    /**
     * Splits a line.
     *
     * @param folder where names with {@code *} and {@code ?} are looked up
     */
    static List<String> split(String line, Path folder) {
        ShellWords shell = new ShellWords(line, folder);
        shell.split();
        return List.copyOf(shell.words);
    }

    private void split() {
        for (int i = 0; i < line.length(); i++) {
            char symbol = line.charAt(i);
            if (symbol == '\'' || symbol == '"') {
                i = quoted(i);
            } else if (symbol == '\\' && i + 1 < line.length()) {
                add(line.charAt(++i));
            } else if (Character.isWhitespace(symbol)) {
                end();
            } else if (symbol == '#' && !inWord) {
                break;
            } else if (SPECIAL.indexOf(symbol) >= 0) {
                throw new IllegalArgumentException("'" + symbol + "' in '" + line + "': write a plain command");
            } else {
                glob |= symbol == '*' || symbol == '?';
                add(symbol);
            }
        }
        end();
    }

    private int quoted(int start) {
        char quote = line.charAt(start);
        int at = start + 1;
        inWord = true;
        while (at < line.length() && line.charAt(at) != quote) {
            if (quote == '"' && line.charAt(at) == '\\' && at + 1 < line.length()) {
                at++;
            }
            add(line.charAt(at++));
        }
        if (at >= line.length()) {
            throw new IllegalArgumentException("'" + line + "' has an open quote");
        }
        return at;
    }

    private void add(char symbol) {
        word.append(symbol);
        inWord = true;
    }

    private void end() {
        if (inWord && glob) {
            List<String> names = names(folder, "", word.toString());
            if (names.isEmpty()) {
                throw new IllegalArgumentException("nothing is named " + word);
            }
            words.addAll(names);
        } else if (inWord) {
            words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
        glob = false;
    }

    /** The files below a folder whose names match, in alphabetical order. */
    private static List<String> names(Path folder, String before, String pattern) {
        String first = pattern.replaceFirst("/.*", "");
        String rest = pattern.substring(Math.min(pattern.length(), first.length() + 1));
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + first);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> matcher.matches(file.getFileName()))
                    .sorted()
                    .flatMap(file -> rest.isEmpty()
                            ? Stream.of(before + file.getFileName())
                            : Files.isDirectory(file)
                                    ? names(file, before + file.getFileName() + "/", rest).stream()
                                    : Stream.of())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package podium.classroom.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import podium.classroom.notebook.Notebook.Cell;
import podium.classroom.notebook.PythonTokens.Token;

/**
 * A shell command that is written literally in a notebook's cell: a line after {@code !} or {@code %sx}, a line of a
 * {@code %%bash} cell, or the string arguments of a call such as {@code os.system(...)}.
 *
 * <pre>
 * !cd data &amp;&amp; sudo wget http://example.org/voc.tar    a download
 * subprocess.run(["pip", "install", "timm"])           an install
 * </pre>
 *
 * @param line the line within the cell, from 1
 * @param text the command line, which may contain several commands
 */
record ShellCommand(int line, String text) {
    private static final Pattern SHELL_CELL =
            Pattern.compile("\\s*%%(?:bash|sh|zsh|cmd|system|sx|!|script\\s+(?:\\S*/)?(?:bash|sh|zsh))(?:\\s.*)?");
    private static final Pattern SHELL_LINE = Pattern.compile("\\s*(?:%time(?:it)?\\s+)?(?:[\\w.,\\[\\]'\" ]+=\\s*)?"
            + "(?:!!?|%(?:sx|system)\\s|%(?=(?:pip|conda|mamba|micromamba|uv)\\s))(.*)");
    private static final Pattern APART = Pattern.compile("&&|\\|\\||[;|&\\n`]|\\$\\(");
    private static final Pattern ASSIGNMENT = Pattern.compile("\\w+=.*");

    /** Names of functions that run a command line or a program. */
    private static final Set<String> CALLS = Set.of(
            "system",
            "popen",
            "Popen",
            "run",
            "call",
            "check_call",
            "check_output",
            "getoutput",
            "getstatusoutput",
            "run_line_magic",
            "run_cell_magic");

    /** Words that may precede the program's name. */
    private static final Set<String> BEFORE = Set.of(
            "sudo", "env", "time", "nohup", "exec", "command", "xargs", "bash", "sh", "zsh", "if", "then", "else", "do",
            "while", "!", "(", "{", "uv");

    private static final Set<String> FETCHERS = Set.of(
            "wget",
            "curl",
            "gdown",
            "aria2c",
            "axel",
            "kaggle",
            "huggingface-cli",
            "hf",
            "gsutil",
            "aws",
            "rclone",
            "rsync",
            "scp",
            "sftp",
            "ftp",
            "svn");
    private static final Set<String> FETCHING_GIT = Set.of("clone", "pull", "fetch", "lfs", "submodule");
    private static final Pattern INSTALLER = Pattern.compile(
            "(?:pip[0-9.]*|pipx|conda|mamba|micromamba|apt|apt-get|aptitude|yum|dnf|apk|brew|npm|yarn|poetry)");
    private static final Set<String> INSTALLING =
            Set.of("install", "update", "upgrade", "add", "create", "download", "sync");

    /** All commands of a cell, in the order of their lines. */
    static List<ShellCommand> of(Cell cell) {
        List<String> lines = cell.lines();
        int first = 0;
        while (first < lines.size() && lines.get(first).isBlank()) {
            first++;
        }
        List<ShellCommand> commands = new ArrayList<>();
        if (first < lines.size() && SHELL_CELL.matcher(lines.get(first)).matches()) {
            addLines(lines, first + 1, true, commands);
        } else {
            addLines(lines, first, false, commands);
            addCalls(PythonTokens.of(cell.source()), commands);
        }
        return commands;
    }

    /** Adds the lines that are commands, each joined with the lines that continue it after a backslash. */
    private static void addLines(List<String> lines, int from, boolean all, List<ShellCommand> commands) {
        for (int line = from; line < lines.size(); line++) {
            Matcher matcher = SHELL_LINE.matcher(lines.get(line));
            if (!all && !matcher.matches()) {
                continue;
            }
            int number = line + 1;
            StringBuilder text = new StringBuilder(all ? lines.get(line) : matcher.group(1));
            while (text.length() > 0 && text.charAt(text.length() - 1) == '\\' && line + 1 < lines.size()) {
                line++;
                text.setLength(text.length() - 1);
                text.append(lines.get(line));
            }
            if (!text.toString().stripLeading().startsWith("#")) {
                commands.add(new ShellCommand(number, text.toString()));
            }
        }
    }

    private static void addCalls(List<Token> tokens, List<ShellCommand> commands) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (CALLS.contains(tokens.get(i).text()) && tokens.get(i + 1).is("(")) {
                StringBuilder text = new StringBuilder();
                for (Token token : PythonTokens.arguments(tokens, i + 1)) {
                    if (token.kind() == PythonTokens.Kind.TEXT) {
                        text.append(token.text()).append(' ');
                    }
                }
                commands.add(new ShellCommand(tokens.get(i).line(), text.toString()));
            }
        }
    }

    /** The kind of network access: an install or a download; empty if the command needs no network. */
    Optional<Finding.Kind> network() {
        for (String simple : APART.split(text, -1)) {
            Optional<Finding.Kind> kind = network(List.of(simple.strip().split("[\\s\"',()]+", -1)));
            if (kind.isPresent()) {
                return kind;
            }
        }
        return Optional.empty();
    }

    private static Optional<Finding.Kind> network(List<String> words) {
        int at = 0;
        while (at < words.size() && precedes(words, at)) {
            at++;
        }
        if (at == words.size()) {
            return Optional.empty();
        }
        String program =
                words.get(at).substring(words.get(at).lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        List<String> rest = words.subList(at + 1, words.size());
        if (INSTALLER.matcher(program).matches() && rest.stream().anyMatch(INSTALLING::contains)) {
            return Optional.of(Finding.Kind.INSTALL);
        }
        boolean fetches = FETCHERS.contains(program)
                || (program.equals("git") && rest.stream().anyMatch(FETCHING_GIT::contains));
        return fetches ? Optional.of(Finding.Kind.DOWNLOAD) : Optional.empty();
    }

    /** True if the word precedes the program's name, as in {@code sudo -H}, {@code X=1} and {@code python3 -m}. */
    private static boolean precedes(List<String> words, int at) {
        String word = words.get(at);
        boolean module = at + 1 < words.size() && words.get(at + 1).equals("-m");
        return word.isEmpty()
                || word.startsWith("-")
                || module
                || BEFORE.contains(word)
                || ASSIGNMENT.matcher(word).matches();
    }
}

package podium.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import podium.cli.CommandLineRun;

/**
 * Runs the few commands that pages show, in a workspace that stands for the reader's current folder: {@code ./podium},
 * {@code cat FILE...} and {@code ls FOLDER}.
 */
record DocumentShell(Path workspace) {
    /** Runs one line; names of files in it and in what it prints are relative to the workspace. */
    CommandLineRun run(String line) throws IOException {
        List<String> words = ShellWords.split(line, workspace);
        List<String> arguments = words.subList(Math.min(1, words.size()), words.size());
        return switch (words.isEmpty() ? "" : words.get(0)) {
            case "./podium" ->
                relative(CommandLineRun.in(
                        workspace, CommandNames.filesIn(workspace, arguments).toArray(String[]::new)));
            case "cat" -> new CommandLineRun(0, cat(arguments), "");
            case "ls" -> new CommandLineRun(0, list(arguments), "");
            default -> throw new IllegalArgumentException("'" + line + "': expected ./podium, cat or ls");
        };
    }

    private CommandLineRun relative(CommandLineRun run) {
        return new CommandLineRun(run.code(), relative(run.out()), relative(run.err()));
    }

    private String relative(String text) {
        String current = Path.of("").toAbsolutePath() + "/";
        return text.replace(workspace + "/", "")
                .replace(workspace.toString(), ".")
                .replace(current, "");
    }

    private String cat(List<String> files) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String file : files) {
            text.append(Files.readString(workspace.resolve(file)));
        }
        return text.toString();
    }

    private String list(List<String> folders) throws IOException {
        if (folders.size() > 1) {
            throw new IllegalArgumentException("ls " + folders + ": expected one folder");
        }
        try (Stream<Path> files = Files.list(folders.isEmpty() ? workspace : workspace.resolve(folders.get(0)))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .map(name -> name + "\n")
                    .collect(Collectors.joining());
        }
    }
}

package podium.core.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commit that a folder is checked out at, read from git's own files, so git need not be installed. */
public final class GitCommit {
    private GitCommit() {}

    /** The commit as 40 or 64 hexadecimal digits; null if the folder is not a checkout. */
    public static @Nullable String of(Path folder) throws IOException {
        Path git = folder.resolve(".git");
        if (Files.isRegularFile(git)) {
            String text = Files.readString(git).strip();
            git = folder.resolve(text.replaceFirst("^gitdir: ", ""));
        }
        Path head = git.resolve("HEAD");
        if (!Files.isRegularFile(head)) {
            return null;
        }
        String text = Files.readString(head).strip();
        return text.startsWith("ref: ") ? resolve(git, text.substring(5)) : text;
    }

    private static @Nullable String resolve(Path git, String reference) throws IOException {
        Path common = git.resolve("commondir");
        Path root = Files.isRegularFile(common)
                ? git.resolve(Files.readString(common).strip())
                : git;
        Path loose = root.resolve(reference);
        if (Files.isRegularFile(loose)) {
            return Files.readString(loose).strip();
        }
        Path packed = root.resolve("packed-refs");
        List<String> lines = Files.isRegularFile(packed) ? Files.readAllLines(packed) : List.of();
        return lines.stream()
                .filter(line -> line.endsWith(" " + reference))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .findFirst()
                .orElse(null);
    }
}

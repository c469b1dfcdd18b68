package podium.classroom.handin;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A regular file of a hand-in.
 *
 * @param changed milliseconds since 1970
 */
record HandedFile(Path path, long changed) {
    static final Comparator<HandedFile> NEWEST =
            Comparator.comparingLong(HandedFile::changed).reversed().thenComparing(HandedFile::path);

    private static final int DEEPEST = 12;

    static HandedFile of(Path path) throws IOException {
        return new HandedFile(
                path, Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toMillis());
    }

    String name() {
        return Objects.requireNonNull(path.getFileName()).toString();
    }

    boolean ends(String ending) {
        return name().toLowerCase(Locale.ROOT).endsWith(ending);
    }

    boolean beside(Path other) {
        return Objects.equals(path.getParent(), other.getParent());
    }

    /**
     * Those below a folder. Links are not followed, and what is no regular file is never opened; hidden files and what
     * systems leave behind are passed over.
     *
     * @param remarks takes what was left out
     */
    static List<HandedFile> below(Path folder, List<String> remarks) throws IOException {
        List<HandedFile> files = new ArrayList<>();
        FirstRemarks leftOut = new FirstRemarks();
        Files.walkFileTree(folder, Set.of(), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
                return !entered.equals(folder) && hidden(entered)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                Path name = folder.relativize(file);
                if (attributes.isSymbolicLink()) {
                    leftOut.add(name + " is a link, which is not followed");
                } else if (attributes.isOther()) {
                    leftOut.add(name + " is a pipe, a socket or a device, and is not opened");
                } else if (attributes.isDirectory()) {
                    leftOut.add(name + " lies deeper than " + DEEPEST + " folders, and is not looked at");
                } else if (!hidden(file)) {
                    files.add(new HandedFile(file, attributes.lastModifiedTime().toMillis()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (Blame.isWorlds(failure)) {
                    throw failure;
                }
                leftOut.add((file.equals(folder) ? "the folder" : folder.relativize(file)) + " cannot be read: "
                        + Blame.reason(failure));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, @Nullable IOException failure) throws IOException {
                return failure == null ? FileVisitResult.CONTINUE : visitFileFailed(left, failure);
            }
        });
        remarks.addAll(leftOut.told());
        return files;
    }

    private static boolean hidden(Path path) {
        String name = Objects.requireNonNull(path.getFileName()).toString();
        return name.startsWith(".") || name.startsWith("__MACOSX");
    }
}

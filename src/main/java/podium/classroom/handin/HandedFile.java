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
 * @param changed the last modification in milliseconds since 1970
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
     * The regular files below a folder. Links are not followed, and pipes, sockets and devices are never opened. Hidden
     * files and __MACOSX folders are ignored without a remark.
     *
     * @param remarks receives a remark on every other file that was skipped
     */
    static List<HandedFile> below(Path folder, List<String> remarks) throws IOException {
        List<HandedFile> files = new ArrayList<>();
        FirstRemarks skipped = new FirstRemarks();
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
                    skipped.add(name + " is a link, and was not followed");
                } else if (attributes.isOther()) {
                    skipped.add(name + " is a pipe, a socket or a device, and was not opened");
                } else if (attributes.isDirectory()) {
                    skipped.add(name + " is more than " + DEEPEST + " folders deep, and was not searched");
                } else if (!hidden(file)) {
                    files.add(new HandedFile(file, attributes.lastModifiedTime().toMillis()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (Blame.isMachineFault(failure)) {
                    throw failure;
                }
                skipped.add((file.equals(folder) ? "the folder" : folder.relativize(file)) + " cannot be read: "
                        + Blame.reason(failure));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, @Nullable IOException failure) throws IOException {
                return failure == null ? FileVisitResult.CONTINUE : visitFileFailed(left, failure);
            }
        });
        remarks.addAll(skipped.list());
        return files;
    }

    private static boolean hidden(Path path) {
        String name = Objects.requireNonNull(path.getFileName()).toString();
        return name.startsWith(".") || name.startsWith("__MACOSX");
    }
}

package podium.core.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files and folders that only their owner can access. Whatever reveals private scores or the solution has mode
 * 0600 in folders of mode 0700. On systems without such modes this does nothing.
 */
public final class OwnerOnly {
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    /** The attributes of a new private file. */
    public static FileAttribute<?>[] file() {
        return attribute(FILE);
    }

    /** The attributes of a new private folder. */
    public static FileAttribute<?>[] folder() {
        return attribute(FOLDER);
    }

    private static FileAttribute<?>[] attribute(Set<PosixFilePermission> mode) {
        return hasModes()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
                : new FileAttribute<?>[0];
    }

    private static boolean hasModes() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /** Creates a folder if needed and restricts it to its owner. */
    public static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder, folder());
        close(folder);
    }

    /** Restricts an existing file or folder to its owner. One that belongs to another user stays as it is. */
    public static void close(Path path) throws IOException {
        Set<PosixFilePermission> mode = Files.isDirectory(path) ? FOLDER : FILE;
        if (hasModes()
                && Files.exists(path)
                && !mode.containsAll(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS))) {
            try {
                Files.setPosixFilePermissions(path, mode);
            } catch (FileSystemException e) {
                // Only the owner may change it, and only on a writable disk.
            }
        }
    }

    /** Restricts a folder and everything below it, except what is below {@code shared}. */
    public static void closeAll(Path folder, Path shared) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) throws IOException {
                if (inner.equals(shared)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                close(inner);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    close(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

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
 * Files and folders for their owner alone: what tells private scores or the solution is mode 0600 in folders of mode
 * 0700. Where the system has no such modes, nothing is done.
 */
public final class OwnerOnly {
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    /** What a new file is made with. */
    public static FileAttribute<?>[] file() {
        return attribute(FILE);
    }

    /** What a new folder is made with. */
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

    /** Makes a folder, or takes it as it is, and closes it to all but its owner. */
    public static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder, folder());
        close(folder);
    }

    /** Closes a file or folder that is there to all but its owner. Another owner's stays as it is. */
    public static void close(Path path) throws IOException {
        Set<PosixFilePermission> mode = Files.isDirectory(path) ? FOLDER : FILE;
        if (hasModes()
                && Files.exists(path)
                && !mode.containsAll(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS))) {
            try {
                Files.setPosixFilePermissions(path, mode);
            } catch (FileSystemException e) {
                // only its owner may, and on a disk that can be written to
            }
        }
    }

    /** Closes a folder and all that is below it, but for what is below {@code shared}. */
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

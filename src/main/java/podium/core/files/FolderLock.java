package podium.core.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import podium.core.InputException;

/**
 * A lock that keeps two processes from writing into one folder at once. Its file stays; the lock ends with its
 * process.
 */
public record FolderLock(FileChannel channel) implements Closeable {
    /**
     * Takes the lock.
     *
     * @param file the lock file, which is created if it is missing
     * @throws InputException if another process holds the lock
     */
    public static FolderLock take(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new InputException(
                    file + " is locked: another process is writing the same files; wait until it is done");
        }
        return new FolderLock(channel);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // this process holds it already
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

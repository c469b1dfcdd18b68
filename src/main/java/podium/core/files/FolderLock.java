package podium.core.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import podium.core.InputException;

/** Keeps two processes from writing one folder at once; the file stays, the lock ends with its holder, also a killed one. */
public record FolderLock(FileChannel channel) implements Closeable {
    /**
     * Takes the lock.
     *
     * @param file that stands for the folder; made where it is missing
     * @throws InputException if another holds it
     */
    public static FolderLock take(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new InputException(file + " is locked: the same is being written by another process; wait for it");
        }
        return new FolderLock(channel);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // by this very process
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

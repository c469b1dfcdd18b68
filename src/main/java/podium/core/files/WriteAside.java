package podium.core.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import java.util.UUID;

/**
 * Writes a file under a temporary name beside its final one, forces it to the disk and renames it: under the final name
 * there is the old file or the whole new one, also after a full disk or a kill.
 */
public final class WriteAside {
    private WriteAside() {}

    /** What a file is to hold. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    public static void text(Path file, String content) throws IOException {
        bytes(file, content.getBytes(StandardCharsets.UTF_8));
    }

    public static void bytes(Path file, byte[] content) throws IOException {
        write(file, out -> out.write(content));
    }

    /**
     * Folders on the way are made; the temporary file is gone afterwards, whatever happens short of a kill. A link is
     * followed; what is no file, such as /dev/stdout, is written to as it is.
     */
    public static void write(Path file, Content content) throws IOException {
        if (Files.isRegularFile(file)) {
            replace(file.toRealPath(), content);
        } else if (Files.exists(file) && !Files.isDirectory(file)) {
            try (OutputStream out = Files.newOutputStream(file)) {
                content.writeTo(out);
            }
        } else {
            replace(file, content);
        }
    }

    /** Like {@link #write}, for the file's owner alone; a file that others could read before is closed to them. */
    public static void privately(Path file, Content content) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            write(file, content);
        } else {
            replace(Files.exists(file) ? file.toRealPath() : file, content, OwnerOnly.file());
        }
    }

    /** Like {@link #text}, for the file's owner alone. */
    public static void privateText(Path file, String content) throws IOException {
        privately(file, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static void replace(Path file, Content content, FileAttribute<?>... mode) throws IOException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            throw new IOException(file + " is no name for a file");
        }
        try {
            Files.createDirectories(folder);
        } catch (FileSystemException e) {
            throw notWritable(file, e);
        }
        Path aside = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".partial");
        try {
            try (FileChannel channel = open(aside, file, mode);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            rename(aside, file);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static FileChannel open(Path aside, Path file, FileAttribute<?>... mode) throws IOException {
        try {
            return FileChannel.open(aside, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), mode);
        } catch (FileSystemException e) {
            throw notWritable(file, e);
        }
    }

    /** Speaks of the file that was asked for, not of what stands for it meanwhile. */
    private static IOException notWritable(Path file, FileSystemException e) {
        String reason = "permission denied";
        if (e instanceof NoSuchFileException) {
            reason = "there is no such folder";
        } else if (e instanceof FileAlreadyExistsException) {
            reason = "a file stands where a folder is needed";
        } else if (e.getReason() != null) {
            reason = e.getReason();
        }
        return new IOException(file + " cannot be written: " + reason, e);
    }

    /** Gives a file that was forced to the disk its final name in the same folder, in one step that survives a power cut. */
    public static void rename(Path from, Path to) throws IOException {
        Path folder = to.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            throw new IOException(to + " is no name for a file");
        }
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(folder);
    }

    /** Makes what was made or renamed in a folder survive a power cut, where the system lets a folder be forced. */
    public static void forceFolder(Path folder) throws IOException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}

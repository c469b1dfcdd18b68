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
 * Writes a file under a temporary name in the same folder, forces it to the disk and renames it. The final name
 * always refers to the complete old or the complete new file, even after a full disk or a killed process.
 */
public final class WriteAside {
    private WriteAside() {}

    /** The content of a file. */
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
     * Writes a file and creates missing folders. The temporary file is removed unless the process is killed. A
     * link is followed; something other than a file, such as /dev/stdout, is written to directly.
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

    /** Like {@link #write}, for the file's owner alone. An existing file is restricted to its owner too. */
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
            throw new IOException(file + " is not a file name");
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

    /** An error that names the requested file instead of the temporary one. */
    private static IOException notWritable(Path file, FileSystemException e) {
        String reason = "permission denied";
        if (e instanceof NoSuchFileException) {
            reason = "its folder does not exist";
        } else if (e instanceof FileAlreadyExistsException) {
            reason = "there is a file in the place of a folder";
        } else if (e.getReason() != null) {
            reason = e.getReason();
        }
        return new IOException(file + " cannot be written: " + reason, e);
    }

    /** Renames a file that was forced to the disk, in the same folder, in one step that survives a power failure. */
    public static void rename(Path from, Path to) throws IOException {
        Path folder = to.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            throw new IOException(to + " is not a file name");
        }
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(folder);
    }

    /** Makes new and renamed files in a folder survive a power failure, if the system allows forcing a folder. */
    public static void forceFolder(Path folder) throws IOException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}

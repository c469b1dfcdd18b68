package podium.judge.leaderboard;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import podium.core.files.OwnerOnly;
import podium.core.files.WriteAside;

/** The files of all accepted submissions, each named by its SHA-256: {@code leaderboard/bytes/<sha256>}. */
final class KeptBytes {
    private static final String INCOMING = ".incoming-";
    private static final String NO_SUM = ".no-sum";
    private static final Pattern SUM = Pattern.compile("[0-9A-Za-z]+");
    /** An older temporary copy was left by a process that was killed. */
    private static final Duration LONGEST_SUBMISSION = Duration.ofHours(6);

    private final Path folder;

    KeptBytes(Path folder) {
        this.folder = folder;
    }

    /**
     * The file of the bytes with a checksum. A checksum from a damaged ledger that cannot be a file name gives
     * a missing file.
     */
    Path file(String sha256) {
        return folder.resolve(SUM.matcher(sha256).matches() ? sha256 : NO_SUM);
    }

    boolean exist() {
        return Files.isDirectory(folder);
    }

    /** Makes the folder, accessible to its owner alone. Its parent must exist. */
    void makeFolder() throws IOException {
        OwnerOnly.makeFolder(folder);
    }

    /**
     * Copies a file into the folder under a temporary name and forces it to the disk. The caller keeps or
     * deletes the copy.
     */
    Path copy(Path source) throws IOException {
        Path copy = folder.resolve(INCOMING + UUID.randomUUID());
        boolean done = false;
        try (InputStream in = Files.newInputStream(source);
                FileChannel channel = FileChannel.open(
                        copy, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), OwnerOnly.file());
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            in.transferTo(out);
            out.flush();
            channel.force(true);
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(copy);
            }
        }
        sweep(Files.getLastModifiedTime(copy).toMillis());
        return copy;
    }

    Path folder() {
        return folder;
    }

    /** Renames a copy to its final name and replaces any file of that name, which repairs a lost or changed file. */
    void keep(Path copy, String sha256) throws IOException {
        WriteAside.rename(copy, file(sha256));
    }

    /** The names of all stored files. */
    List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    String name = String.valueOf(file.getFileName());
                    if (!name.startsWith(INCOMING)) {
                        names.add(name);
                    }
                }
            }
        }
        return names;
    }

    /**
     * Deletes old temporary copies. {@code now} is the file system's time, which also set the files' times. A
     * file that another process deletes meanwhile has the time 0.
     */
    private void sweep(long now) throws IOException {
        long oldest = now - LONGEST_SUBMISSION.toMillis();
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, INCOMING + "*")) {
            for (Path copy : left) {
                if (copy.toFile().lastModified() < oldest) {
                    Files.deleteIfExists(copy);
                }
            }
        }
    }
}

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

/** The bytes of all accepted submissions, each file named by its SHA-256: {@code leaderboard/bytes/<sha256>}. */
final class KeptBytes {
    private static final String INCOMING = ".incoming-";
    private static final String NO_SUM = ".no-sum";
    private static final Pattern SUM = Pattern.compile("[0-9A-Za-z]+");
    /** A copy that is older was left by a process that was killed. */
    private static final Duration LONGEST_SUBMISSION = Duration.ofHours(6);

    private final Path folder;

    KeptBytes(Path folder) {
        this.folder = folder;
    }

    /** Where the bytes with a sum are; a damaged ledger's sum, which no file can be named by, stands for a file that is missing. */
    Path file(String sha256) {
        return folder.resolve(SUM.matcher(sha256).matches() ? sha256 : NO_SUM);
    }

    boolean areThere() {
        return Files.isDirectory(folder);
    }

    /** Makes the folder, for its owner alone; that around it is there. */
    void makeFolder() throws IOException {
        OwnerOnly.makeFolder(folder);
    }

    /** Copies a file to where it is kept, under a name of its own, forced to the disk; to be kept or deleted. */
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

    /** Gives a copy its final name, whether or not that is there; whoever lost or changed it has it back. */
    void keep(Path copy, String sha256) throws IOException {
        WriteAside.rename(copy, file(sha256));
    }

    /** Names of all kept files. */
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

    /** {@code now} is by the file system's clock, which wrote the files' times; a file gone meanwhile has none. */
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

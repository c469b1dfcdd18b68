package podium.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder into which a library unpacks native code to run it from there.
 *
 * @param option how the user can name another folder, as the end of a sentence
 */
public record NativeFolder(Path path, String option) {
    /** More bytes than any library except MXNet unpacks. */
    private static final long ROOM = 8L << 20;

    /** The temporary folder of Java. */
    public static NativeFolder temporary() {
        return temporary(System.getProperty("java.io.tmpdir", ""));
    }

    static NativeFolder temporary(String path) {
        return new NativeFolder(
                Path.of(path), "to use another folder, run PODIUM_JAVA_OPTS=-Djava.io.tmpdir=FOLDER podium ...");
    }

    /** The reason why no library can be loaded from the folder, in one sentence with what to do; empty if it can. */
    public Optional<String> fault() {
        return reason().map(reason ->
                "the folder " + path + ", into which native code is unpacked, " + reason + "; " + option);
    }

    private Optional<String> reason() {
        if (!Files.isDirectory(path)) {
            return Optional.of(Files.exists(path) ? "is not a folder" : "does not exist");
        }
        try {
            if (Files.getFileStore(path).getUsableSpace() < ROOM) {
                return Optional.of("is on a full disk");
            }
            Path program = Files.createTempFile(path, "podium-", ".tmp");
            // The kernel runs no file on a disk that is mounted with noexec.
            boolean runs = program.toFile().setExecutable(true) && Files.isExecutable(program);
            Files.delete(program);
            return runs ? Optional.empty() : Optional.of("does not allow programs (it is mounted noexec)");
        } catch (IOException e) {
            return Optional.of("cannot be written to");
        }
    }
}

package podium.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder that a library unpacks native code into, to run it from there.
 *
 * @param option how a user names another one, as the end of a sentence
 */
public record NativeFolder(Path path, String option) {
    /** More than any library but MXNet's unpacks. */
    private static final long ROOM = 8L << 20;

    /** Java's own temporary folder. */
    public static NativeFolder temporary() {
        return temporary(System.getProperty("java.io.tmpdir", ""));
    }

    static NativeFolder temporary(String path) {
        return new NativeFolder(
                Path.of(path), "PODIUM_JAVA_OPTS=-Djava.io.tmpdir=FOLDER podium ... names another folder");
    }

    /** Why no library can be unpacked there and loaded, in one sentence with what to do; empty where it can. */
    public Optional<String> fault() {
        return reason().map(reason ->
                "the folder " + path + ", which native code is unpacked into, " + reason + "; " + option);
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
            // the kernel lets nobody run a file on a disk that is mounted so
            boolean runs = program.toFile().setExecutable(true) && Files.isExecutable(program);
            Files.delete(program);
            return runs ? Optional.empty() : Optional.of("may not hold programs (it is mounted noexec)");
        } catch (IOException e) {
            return Optional.of("cannot be written to");
        }
    }
}

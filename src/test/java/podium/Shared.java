package podium;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * The folder of real data next to the project's root; a test that needs it is skipped with a message if it is
 * missing.
 */
public final class Shared {
    private Shared() {}

    /** The path {@code ../shared/data/<path>}. */
    public static Path data(String path) {
        return at("data/" + path);
    }

    /** The path {@code ../shared/<path>}. */
    public static Path at(String path) {
        Path file = Path.of("..", "shared").resolve(path).toAbsolutePath().normalize();
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: no real data at " + file);
        return file;
    }
}

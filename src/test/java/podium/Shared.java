package podium;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The folder of real data beside the project's root; a test that needs it is skipped, saying so, where it is missing. */
public final class Shared {
    private Shared() {}

    /** {@code ../shared/data/<path>}. */
    public static Path data(String path) {
        return at("data/" + path);
    }

    /** {@code ../shared/<path>}. */
    public static Path at(String path) {
        Path file = Path.of("..", "shared").resolve(path).toAbsolutePath().normalize();
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: no real data at " + file);
        return file;
    }
}

package podium;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * A disk in memory that allows no programs, mounted on a folder until it is closed; without root the test is
 * skipped.
 */
public record NoExecDisk(Path folder) implements AutoCloseable {
    public static NoExecDisk on(Path folder, int megabytes) throws InterruptedException {
        Assumptions.assumeTrue(
                done("mount", "-t", "tmpfs", "-o", "noexec,size=" + megabytes + "m", "tmpfs", folder.toString()),
                "skipped: no disk can be mounted here (needs root on Linux)");
        return new NoExecDisk(folder);
    }

    private static boolean done(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        done("umount", folder.toString());
    }
}

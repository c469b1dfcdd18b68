package podium.classroom.sandbox;

import java.time.Duration;
import podium.core.UsageException;

/**
 * What a notebook may use, all of its processes together.
 *
 * @param time on the wall
 * @param memory bytes of its processes and of the files that it wrote, which lie in memory
 * @param processes and threads at one time
 * @param disk bytes of /kaggle/working; as many again of /tmp and of /dev/shm
 * @param files that it may leave: Kaggle loses the submission of a notebook that leaves more than 500
 */
public record SandboxLimits(Duration time, long memory, int processes, long disk, int files) {
    /** An hour, 4 GiB, 512 processes, 1 GiB, 500 files. */
    public static final SandboxLimits DEFAULT = new SandboxLimits(Duration.ofHours(1), 4L << 30, 512, 1L << 30, 500);

    /** Python, the notebook's client and its kernel do not start in less. */
    private static final long LEAST_MEMORY = 256L << 20;

    private static final int LEAST_PROCESSES = 32;

    /** {@link UsageException} if a notebook could not even start. */
    public SandboxLimits {
        require(time.compareTo(Duration.ofSeconds(1)) >= 0, "time", time.toSeconds() + " s", "1 s or more");
        require(memory >= LEAST_MEMORY, "memory", (memory >> 20) + " MB", (LEAST_MEMORY >> 20) + " MB or more");
        require(processes >= LEAST_PROCESSES, "processes", Integer.toString(processes), LEAST_PROCESSES + " or more");
        require(disk >= 1 << 20, "disk", (disk >> 20) + " MB", "1 MB or more");
        require(files >= 1, "files", Integer.toString(files), "1 or more");
    }

    private static void require(boolean holds, String what, String found, String expected) {
        if (!holds) {
            throw new UsageException("a limit of " + found + " for " + what + "; expected " + expected);
        }
    }
}

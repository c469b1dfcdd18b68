package podium.classroom.sandbox;

import java.time.Duration;
import podium.core.UsageException;

/**
 * The limits of a notebook, for all of its processes together.
 *
 * @param time the wall-clock time
 * @param memory bytes of memory, which include the files that the notebook writes, because they are kept in memory
 * @param processes the number of processes and threads at one time
 * @param disk the size of /kaggle/working in bytes; /tmp and /dev/shm have the same size each
 * @param files the number of output files; Kaggle loses the submission of a notebook that leaves more than 500
 */
public record SandboxLimits(Duration time, long memory, int processes, long disk, int files) {
    /** One hour, 4 GiB of memory, 512 processes, 1 GiB of disk and 500 files. */
    public static final SandboxLimits DEFAULT = new SandboxLimits(Duration.ofHours(1), 4L << 30, 512, 1L << 30, 500);

    /** Python, the runner and the kernel do not start with less memory. */
    private static final long LEAST_MEMORY = 256L << 20;

    private static final int LEAST_PROCESSES = 32;

    /** Throws a {@link UsageException} for limits with which no notebook could start. */
    public SandboxLimits {
        require(time.compareTo(Duration.ofSeconds(1)) >= 0, "time", time.toSeconds() + " s", "1 s or more");
        require(memory >= LEAST_MEMORY, "memory", (memory >> 20) + " MB", (LEAST_MEMORY >> 20) + " MB or more");
        require(processes >= LEAST_PROCESSES, "processes", Integer.toString(processes), LEAST_PROCESSES + " or more");
        require(disk >= 1 << 20, "disk", (disk >> 20) + " MB", "1 MB or more");
        require(files >= 1, "files", Integer.toString(files), "1 or more");
    }

    private static void require(boolean holds, String what, String found, String expected) {
        if (!holds) {
            throw new UsageException("the limit for " + what + " is " + found + "; expected " + expected);
        }
    }
}

package podium.classroom.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests shared memory in recorded lines of /proc/PID/maps, and this process's own use. */
class ProcessTreeTest {
    @Test
    void sharedMappingCountsOnceWithItsWholeSize() {
        String parent = """
                559f2a000000-559f2a001000 r--p 00000000 fe:00 1234                       /usr/bin/python3.11
                7f0000000000-7f0000400000 rw-s 00000000 00:01 77                         /dev/zero (deleted)
                7f0001000000-7f0001200000 rw-s 00000000 00:01 78                         /memfd:x (deleted)
                7f0002000000-7f0002100000 rw-s 00000000 00:01 4                          /SYSV00000000 (deleted)
                7f0003000000-7f0003800000 rw-s 00000000 00:29 5                          /dev/shm/psm_1
                7f0004000000-7f0004800000 rw-p 00000000 00:00 0\s
                """;
        String child = """
                7f0000000000-7f0000100000 rw-s 00000000 00:01 77                         /dev/zero (deleted)
                7f0000100000-7f0000400000 r--s 00100000 00:01 77                         /dev/zero (deleted)
                """;
        Map<String, Long> sizes = new HashMap<>();
        ProcessTree.shared(parent, sizes);
        ProcessTree.shared(child, sizes);
        assertThat(sizes).containsOnly(Map.entry("77", 4L << 20), Map.entry("78", 2L << 20), Map.entry("4", 1L << 20));
    }

    @Test
    void thisProcessUsesMemoryAndThreads() {
        ProcessTree.Use use = new ProcessTree(ProcessHandle.current()).use(Integer.MAX_VALUE);
        assertThat(use.memory()).isBetween(20L << 20, 64L << 30);
        assertThat(use.threads()).isGreaterThan(3);
        assertThat(new ProcessTree(ProcessHandle.current()).use(0).threads()).isGreaterThan(0);
    }
}

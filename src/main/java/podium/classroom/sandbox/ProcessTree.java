package podium.classroom.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A process and all its descendants, as /proc shows them. No process leaves the tree, because the first process of a
 * PID namespace adopts its orphans.
 */
record ProcessTree(ProcessHandle root) {
    /**
     * A line of /proc/PID/maps for shared memory that is in no visible file system: addresses, offset and inode. Such
     * memory stays allocated when a process releases its own pages, so its whole size counts, once.
     */
    private static final Pattern SHARED = Pattern.compile(
            "^(\\p{XDigit}+)-(\\p{XDigit}+) ...s (\\p{XDigit}+) [^ ]+ (\\d+) +(?:/dev/zero|/memfd:|/SYSV).*");

    /**
     * The resources that a tree uses.
     *
     * @param memory bytes of resident private memory and of mapped shared memory, without files
     * @param threads the number of threads of all processes
     */
    record Use(long memory, int threads) {}

    /**
     * The resources that the tree uses now.
     *
     * @param mostThreads the number of threads at which counting stops, because processes may start faster than they
     *     are counted
     */
    Use use(int mostThreads) {
        Map<String, Long> shared = new HashMap<>();
        long memory = 0;
        int threads = 0;
        for (ProcessHandle process :
                Stream.concat(Stream.of(root), root.descendants()).toList()) {
            if (threads > mostThreads) {
                break;
            }
            Use own = use(Path.of("/proc", Long.toString(process.pid())), shared);
            memory += own.memory();
            threads += own.threads();
        }
        return new Use(
                memory + shared.values().stream().mapToLong(Long::longValue).sum(), threads);
    }

    /** The resources of one process; its shared memory is added to {@code shared} instead. */
    private static Use use(Path folder, Map<String, Long> shared) {
        try {
            List<String> status = Files.readAllLines(folder.resolve("status"));
            shared(Files.readString(folder.resolve("maps"), StandardCharsets.ISO_8859_1), shared);
            long kilobytes = number(status, "VmRSS:") + number(status, "VmSwap:") - number(status, "RssShmem:");
            return new Use(kilobytes << 10, (int) number(status, "Threads:"));
        } catch (IOException e) {
            return new Use(0, 0); // the process has ended
        }
    }

    private static long number(List<String> status, String key) {
        return status.stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(
                        line.substring(key.length()).replace("kB", "").strip()))
                .sum();
    }

    /** Adds the sizes of shared mappings: inode to the end, in bytes, of the last part that is mapped. */
    static void shared(String maps, Map<String, Long> sizes) {
        maps.lines().forEach(line -> {
            Matcher mapping = SHARED.matcher(line);
            if (mapping.matches()) {
                long length =
                        Long.parseUnsignedLong(mapping.group(2), 16) - Long.parseUnsignedLong(mapping.group(1), 16);
                sizes.merge(mapping.group(4), Long.parseUnsignedLong(mapping.group(3), 16) + length, Math::max);
            }
        });
    }
}

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
 * A process and all that came of it, as /proc tells. Whatever is orphaned in a namespace of processes is adopted by the
 * namespace's first one, so nothing leaves the tree.
 */
record ProcessTree(ProcessHandle root) {
    /**
     * Memory that belongs to no file system which can be looked at, but to those that map it, as /proc/PID/maps has it:
     * addresses, offset, inode. It stays when a process gives its own pages back, so its whole size counts, once.
     */
    private static final Pattern SHARED = Pattern.compile(
            "^(\\p{XDigit}+)-(\\p{XDigit}+) ...s (\\p{XDigit}+) [^ ]+ (\\d+) +(?:/dev/zero|/memfd:|/SYSV).*");

    /**
     * What a tree uses.
     *
     * @param memory bytes: private ones that are resident, and shared ones that are mapped; without those of files
     * @param threads of all of them
     */
    record Use(long memory, int threads) {}

    /**
     * What it uses now.
     *
     * @param mostThreads if there are more, no further process is looked at: more may start than can be looked at
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

    /** Of one process; what it shares is added to the sizes. */
    private static Use use(Path folder, Map<String, Long> shared) {
        try {
            List<String> status = Files.readAllLines(folder.resolve("status"));
            shared(Files.readString(folder.resolve("maps"), StandardCharsets.ISO_8859_1), shared);
            long kilobytes = number(status, "VmRSS:") + number(status, "VmSwap:") - number(status, "RssShmem:");
            return new Use(kilobytes << 10, (int) number(status, "Threads:"));
        } catch (IOException e) {
            return new Use(0, 0); // it has ended meanwhile
        }
    }

    private static long number(List<String> status, String key) {
        return status.stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(
                        line.substring(key.length()).replace("kB", "").strip()))
                .sum();
    }

    /** Adds the sizes of what is mapped and shared: inode to the end of the last part that a process maps. */
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

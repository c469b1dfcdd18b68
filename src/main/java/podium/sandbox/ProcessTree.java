package podium.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process and all that came of it, as /proc tells. Whatever is orphaned in a namespace of processes is adopted by the
 * namespace's first one, so nothing leaves the tree.
 */
record ProcessTree(ProcessHandle root) {
    /** Of Linux on x86-64 and on most others; larger pages make the sum too small, never too large. */
    private static final long PAGE = 4096;

    private static final int RESIDENT = 1;

    /**
     * What a tree uses.
     *
     * @param memory resident bytes; what processes share counts for each of them
     * @param threads of all of them
     */
    record Use(long memory, int threads) {}

    Use use() {
        long memory = 0;
        int threads = 0;
        for (ProcessHandle process :
                Stream.concat(Stream.of(root), root.descendants()).toList()) {
            Path folder = Path.of("/proc", Long.toString(process.pid()));
            Use own = use(folder);
            memory += own.memory();
            threads += own.threads();
        }
        return new Use(memory, threads);
    }

    private static Use use(Path folder) {
        try {
            List<String> pages =
                    List.of(Files.readString(folder.resolve("statm")).split(" ", -1));
            return new Use(PAGE * Long.parseLong(pages.get(RESIDENT)), threads(folder));
        } catch (IOException e) {
            return new Use(0, 0); // it has ended meanwhile
        }
    }

    private static int threads(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("status")).stream()
                .filter(line -> line.startsWith("Threads:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring("Threads:".length()).strip()))
                .sum();
    }
}

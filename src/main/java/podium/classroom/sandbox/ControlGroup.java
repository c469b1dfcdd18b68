package podium.classroom.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A Linux control group, version 1 or 2, that limits the memory and the number of a tree of processes. It is available
 * only if this process may create one. See the kernel's Documentation/admin-guide/cgroup-v1 and cgroup-v2.rst.
 */
final class ControlGroup {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long PAUSE_MILLIS = 20;

    /** The folder of the memory controller; in version 2, it is the same as {@link #processes}. */
    private final Path memory;

    private final Path processes;
    private final boolean second;

    private ControlGroup(Path memory, Path processes, boolean second) {
        this.memory = memory;
        this.processes = processes;
        this.second = second;
    }

    /** A group of version 2, in an existing folder. */
    static ControlGroup second(Path folder) {
        return new ControlGroup(folder, folder, true);
    }

    /** A new group; empty if this process may not create one. */
    static Optional<ControlGroup> make(SandboxLimits limits) throws IOException {
        return make(limits, Path.of("/proc/self/cgroup"), Path.of("/proc/self/mounts"));
    }

    static Optional<ControlGroup> make(SandboxLimits limits, Path groups, Path mounts) throws IOException {
        if (!Files.isReadable(groups) || !Files.isReadable(mounts)) {
            return Optional.empty();
        }
        List<String> own = Files.readAllLines(groups);
        List<String> mounted = Files.readAllLines(mounts);
        Path unified = makeFolder(own, mounted, "", "memory.max", "pids.max");
        ControlGroup group = null;
        if (unified != null) {
            group = second(unified);
        } else {
            Path memory = makeFolder(own, mounted, "memory", "memory.limit_in_bytes");
            Path processes = memory == null ? null : makeFolder(own, mounted, "pids", "pids.max");
            if (memory != null && processes != null) {
                group = new ControlGroup(memory, processes, false);
            } else if (memory != null) {
                Files.deleteIfExists(memory);
            }
        }
        return group != null && group.limit(limits) && group.enters() ? Optional.of(group) : Optional.empty();
    }

    /**
     * A new folder in the hierarchy of a controller, as close to this process's own group as possible; null if none can
     * be created. The controller {@code ""} means the unified hierarchy of version 2.
     */
    private static @Nullable Path makeFolder(List<String> own, List<String> mounted, String controller, String... files)
            throws IOException {
        Optional<Path> mount = mounted.stream()
                .map(line -> List.of(line.split(" ", -1)))
                .filter(fields -> fields.size() > 3)
                .filter(fields -> controller.isEmpty()
                        ? fields.get(2).equals("cgroup2")
                        : fields.get(2).equals("cgroup")
                                && List.of(fields.get(3).split(",", -1)).contains(controller))
                .map(fields -> Path.of(fields.get(1)))
                .findFirst();
        if (mount.isEmpty()) {
            return null;
        }
        String name = "podium-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
        Path parent = mount.get().resolve(path(own, controller)).normalize();
        while (parent.startsWith(mount.get())) {
            Path made = parent.resolve(name);
            if (makes(made)) {
                if (List.of(files).stream().allMatch(file -> Files.isWritable(made.resolve(file)))) {
                    return made;
                }
                Files.deleteIfExists(made);
            }
            parent = Objects.requireNonNull(parent.getParent());
        }
        return null;
    }

    /** The path of this process's own group, relative to the mount. */
    private static String path(List<String> own, String controller) {
        return own.stream()
                .map(line -> List.of(line.split(":", 3)))
                .filter(fields -> fields.size() == 3
                        && (controller.isEmpty()
                                ? fields.get(0).equals("0")
                                : List.of(fields.get(1).split(",", -1)).contains(controller)))
                .map(fields -> fields.get(2).replaceFirst("^/+", ""))
                .findFirst()
                .orElse("");
    }

    private static boolean makes(Path folder) {
        try {
            Files.createDirectory(folder);
            return true;
        } catch (IOException e) {
            return false; // no such parent, read-only, or no permission: try another folder
        }
    }

    boolean limit(SandboxLimits limits) {
        try {
            Files.writeString(processes.resolve("pids.max"), Integer.toString(limits.processes()));
            if (second) {
                Files.writeString(memory.resolve("memory.max"), Long.toString(limits.memory()));
                writeIfThere("memory.swap.max", "0");
            } else {
                Files.writeString(memory.resolve("memory.limit_in_bytes"), Long.toString(limits.memory()));
                writeIfThere("memory.memsw.limit_in_bytes", Long.toString(limits.memory()));
            }
            return true;
        } catch (IOException e) {
            remove(warning -> {});
            return false;
        }
    }

    /** True if a process can enter the group from this process's own group, which needs a permission of its own. */
    private boolean enters() throws IOException {
        StringBuilder script = new StringBuilder("set -e\n");
        doors().forEach(door -> script.append("echo $$ > '").append(door).append("'\n"));
        Process process = new ProcessBuilder("/bin/sh", "-c", script.toString())
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        try {
            if (process.waitFor() == 0) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        remove(warning -> {});
        return false;
    }

    private void writeIfThere(String name, String value) throws IOException {
        if (Files.isWritable(memory.resolve(name))) {
            Files.writeString(memory.resolve(name), value);
        }
    }

    /** The cgroup.procs files: a process that writes its id, or 0, into them enters the group with all its children. */
    List<Path> doors() {
        List<Path> doors = new ArrayList<>(List.of(memory.resolve("cgroup.procs")));
        if (!second) {
            doors.add(processes.resolve("cgroup.procs"));
        }
        return doors;
    }

    /** True if the kernel killed a process because the group ran out of memory. */
    boolean ranOutOfMemory() throws IOException {
        return count(memory.resolve(second ? "memory.events" : "memory.oom_control"), "oom_kill") > 0;
    }

    /** True if the kernel refused to create a process or thread. */
    boolean ranOutOfProcesses() throws IOException {
        return count(processes.resolve("pids.events"), "max") > 0;
    }

    private static long count(Path file, String key) throws IOException {
        if (!Files.isReadable(file)) {
            return 0;
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(key + " "))
                .mapToLong(
                        line -> Long.parseLong(line.substring(key.length() + 1).strip()))
                .findFirst()
                .orElse(0);
    }

    /**
     * Kills the remaining processes of the group and removes it. The kernel keeps the group busy until the last process
     * has returned all of its memory.
     *
     * @param warnings receives a line if the group cannot be removed; then it stays, empty and harmless
     */
    void remove(Consumer<String> warnings) {
        remove(PATIENCE, warnings);
    }

    void remove(Duration patience, Consumer<String> warnings) {
        boolean interrupted = Thread.interrupted(); // the group is removed even if Podium is being stopped
        long end = System.nanoTime() + patience.toNanos();
        for (Path folder : second ? List.of(memory) : List.of(processes, memory)) {
            Optional<IOException> reason = removed(folder);
            while (reason.isPresent() && System.nanoTime() < end) {
                kill(folder);
                interrupted |= !paused();
                reason = removed(folder);
            }
            reason.ifPresent(failure -> warnings.accept("the control group " + folder
                    + " could not be removed; it is empty and harmless. Remove it with: rmdir " + folder + " ("
                    + failure.getMessage() + ")"));
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<IOException> removed(Path folder) {
        try {
            Files.deleteIfExists(folder);
            return Optional.empty();
        } catch (IOException busy) {
            return Optional.of(busy);
        }
    }

    private void kill(Path folder) {
        try {
            if (Files.isWritable(folder.resolve("cgroup.kill"))) {
                Files.writeString(folder.resolve("cgroup.kill"), "1");
            }
            for (String process : Files.readAllLines(folder.resolve("cgroup.procs"))) {
                ProcessHandle.of(Long.parseLong(process)).ifPresent(ProcessHandle::destroyForcibly);
            }
        } catch (IOException e) {
            return; // the group is being removed
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}

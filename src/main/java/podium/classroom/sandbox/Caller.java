package podium.classroom.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The user who starts sandboxes, and with that the way to start one.
 *
 * @param root whether it is root, whose sandboxes become users of their own, that own nothing
 * @param before a command that root becomes another user with; empty where the caller is who runs Podium
 */
record Caller(boolean root, List<String> before) {
    /** Below those that systems give to people and services, and inside a container's usual 65,536. */
    private static final int FIRST_USER = 65_100;

    private static final int USERS = 400;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    Caller {
        before = List.copyOf(before);
    }

    /** Who runs Podium. */
    static Caller current() throws IOException {
        return new Caller((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0, List.of());
    }

    /** What has to be on the machine: program to Debian package. */
    static Map<String, String> programs() {
        return new TreeMap<>(Map.of("bwrap", "bubblewrap", "unshare", "util-linux"));
    }

    /** Where on the path a program is. */
    static Optional<Path> find(String program) {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin:/bin")
                        .split(":", -1))
                .map(folder -> Path.of(folder.isEmpty() ? "." : folder, program).toAbsolutePath())
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Path require(String program) throws IOException {
        return find(program).orElseThrow(() -> new IOException(program + " is not on the path any more"));
    }

    /** A user id that no other sandbox has now; null where the caller cannot become another user. */
    @Nullable
    Integer newUser() {
        return root ? FIRST_USER + NUMBER.getAndIncrement() % USERS : null;
    }

    /** The command as the first process of new namespaces of processes and mounts; all in them ends with it. */
    List<String> command(List<String> program) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(require("unshare").toString());
        command.addAll(List.of("--mount", "--propagation", "private", "--pid", "--fork", "--kill-child"));
        if (!root) {
            command.addAll(List.of("--user", "--map-root-user"));
        }
        command.addAll(program);
        return command;
    }
}

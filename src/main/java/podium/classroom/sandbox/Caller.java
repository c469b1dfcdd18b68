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
 * The user who starts sandboxes, which determines how they are started.
 *
 * @param root true for root, whose sandboxes run as separate users that own nothing
 * @param before the command with which root becomes another user; empty if the caller is the user who runs Podium
 */
record Caller(boolean root, List<String> before) {
    /** The first user id of sandboxes: unused by people and services, and within a container's usual 65,536 ids. */
    private static final int FIRST_USER = 65_100;

    private static final int USERS = 400;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    Caller {
        before = List.copyOf(before);
    }

    /** The user who runs Podium. */
    static Caller current() throws IOException {
        return new Caller((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0, List.of());
    }

    /** The programs that must be installed: program to Debian package. */
    static Map<String, String> programs() {
        return new TreeMap<>(Map.of("bwrap", "bubblewrap", "unshare", "util-linux"));
    }

    /** The program's location on the PATH; empty if it is not there. */
    static Optional<Path> find(String program) {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin:/bin")
                        .split(":", -1))
                .map(folder -> Path.of(folder.isEmpty() ? "." : folder, program).toAbsolutePath())
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Path require(String program) throws IOException {
        return find(program).orElseThrow(() -> new IOException(program + " is no longer on the PATH"));
    }

    /** A user id that no other running sandbox has; null if the caller cannot become another user. */
    @Nullable
    Integer newUser() {
        return root ? FIRST_USER + NUMBER.getAndIncrement() % USERS : null;
    }

    /** The command that runs a program as the first process of new PID and mount namespaces, which end with it. */
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
